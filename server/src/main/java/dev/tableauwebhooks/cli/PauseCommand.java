package dev.tableauwebhooks.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the runs of a workflow, or those that would call a target. */
@Command(
    name = "pause",
    description = {
      "Hold the runs of a workflow, or the steps that call a target.",
      "What is held is kept, and goes on with: tableau-webhooks resume"
    },
    footer = {
      "%nExamples:",
      "  tableau-webhooks pause workflow \"Refresh storm\" --reason \"The channel moves\"",
      "  tableau-webhooks pause target slack --reason \"Slack is down\"",
      "  tableau-webhooks pause target desk.example.com --reason Maintenance"
    })
final class PauseCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Author author = new Author();

  @Parameters(index = "0", paramLabel = "KIND", description = "workflow or target.")
  private String kind = "";

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "The workflow's name; or an action's first word, a connection or a host.")
  private String name = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  PauseCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var body = Map.of("kind", kind, "name", name, "author", author.name(), "reason", reason);
    return new ApiCommand(terminal, environment)
        .run(
            server,
            client -> client.post("/pauses", body),
            _ ->
                terminal
                    .out()
                    .println(
                        "Paused. Let it go on with: tableau-webhooks resume %s \"%s\""
                            .formatted(kind, Table.printable(name))));
  }
}
