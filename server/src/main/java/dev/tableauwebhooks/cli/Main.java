package dev.tableauwebhooks.cli;

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
            new EventsCommand(terminal, environment),
            new RunsCommand(terminal, environment),
            new RunCommand(terminal, environment),
            new ReplayCommand(terminal, environment),
            new VersionCommand(terminal));
    System.exit(new CommandLineTool(terminal, commands).run(args));
  }
}
