package dev.tableauwebhooks.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists runs. */
@Command(
    name = "runs",
    description = "List the runs of a running server, the newest first.",
    footer = {
      "%nExamples:",
      "  tableau-webhooks runs",
      "  tableau-webhooks runs --state dead-lettered",
      "  tableau-webhooks runs --workflow \"Tell the owner\" --json"
    })
final class RunsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only runs in this state, such as suppressed or grouped.")
  private String state = "";

  @Option(
      names = "--workflow",
      paramLabel = "NAME",
      description = "Only runs of the workflow of this name.")
  private String workflow = "";

  @Option(names = "--json", description = "Print JSON, as the API answers it.")
  private boolean asJson;

  RunsCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var query = Map.of("state", state, "workflow", workflow);
    return new ApiCommand(terminal, environment)
        .run(server, client -> client.get("/runs", query), this::print);
  }

  private void print(JsonNode body) {
    if (asJson) {
      terminal.out().println(JsonText.pretty(body));
      return;
    }
    var table = new Table("ID", "CREATED", "WORKFLOW", "STATE", "ATTEMPTS", "REASON");
    for (var run : body.path("runs")) {
      table.add(
          JsonText.of(run, "id"),
          JsonText.of(run, "createdAt"),
          JsonText.of(run, "workflow"),
          JsonText.of(run, "state"),
          JsonText.of(run, "attempts"),
          JsonText.of(run, "reason"));
    }
    table.print(terminal);
  }
}
