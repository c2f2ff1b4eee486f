package dev.tableauwebhooks.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  private static final List<String> COLUMNS =
      List.of(
          "ID=id",
          "CREATED=createdAt",
          "WORKFLOW=workflow",
          "STATE=state",
          "ATTEMPTS=attempts",
          "REASON=reason");

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
        .run(
            server,
            client -> client.get("/runs", query),
            body -> ApiTable.print(terminal, body, "runs", asJson, COLUMNS));
  }
}
