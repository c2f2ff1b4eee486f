package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.access.TokenStore;
import dev.tableauwebhooks.app.TokenVisit;
import dev.tableauwebhooks.cli.TokenStoreFactory.OpenTokenStore;
import dev.tableauwebhooks.config.Configuration;
import java.time.InstantSource;
import java.util.List;

/** Where the program begins. */
public final class Main {

  private Main() {}

  /** Runs the command that the arguments name and exits with its code. */
  public static void main(String[] args) {
    var environment = System.getenv();
    var terminal = Terminal.ofProcess(environment);
    var commands =
        List.of(
            new ServeCommand(terminal, environment),
            new CheckCommand(terminal, environment),
            new SchemaCommand(terminal, environment),
            new SendCommand(terminal, environment, InstantSource.system()),
            new EventsCommand(terminal, environment),
            new RunsCommand(terminal, environment),
            new RunCommand(terminal, environment),
            new ReplayCommand(terminal, environment),
            new IncidentsCommand(terminal, environment),
            new ListCommand.Groups(terminal, environment),
            new SilencesCommand(terminal, environment),
            new PauseCommand(terminal, environment),
            new ResumeCommand(terminal, environment),
            new ListCommand.Pauses(terminal, environment),
            new TokenCommand(terminal, environment, Main::tokens, InstantSource.system()),
            new WebhooksCommand(terminal, environment),
            new SimulateCommand(terminal),
            new DemoCommand(terminal),
            new VersionCommand(terminal));
    System.exit(new CommandLineTool(terminal, commands).run(args));
  }

  private static OpenTokenStore tokens(Configuration configuration) {
    var visit = TokenVisit.to(configuration.storage());
    return new OpenTokenStore() {
      @Override
      public TokenStore store() {
        return visit.tokens();
      }

      @Override
      public void close() {
        visit.close();
      }
    };
  }
}
