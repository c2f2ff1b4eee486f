package dev.tableauwebhooks.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one run. */
@Command(
    name = "run",
    description = "Show one run with its steps: what went in, what came out, what went wrong.",
    footer = {
      "%nExamples:",
      "  tableau-webhooks run 01968f3c-7d1e-7c60-a1b2-5d1f0c9e8b7a",
      "  tableau-webhooks run 01968f3c-7d1e-7c60-a1b2-5d1f0c9e8b7a --json"
    })
final class RunCommand implements Callable<Integer> {
  private static final List<String> FACTS =
      List.of(
          "workflow",
          "eventId",
          "state",
          "reason",
          "fix",
          "createdAt",
          "finishedAt",
          "attempts",
          "incidentId",
          "groupId",
          "tells");
  private static final List<String> STEP_FACTS = List.of("error", "fix", "input", "output");

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The run, as the command runs lists it.")
  private String id = "";

  @Option(names = "--json", description = "Print JSON, as the API answers it.")
  private boolean asJson;

  RunCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return new ApiCommand(terminal, environment)
        .run(server, client -> client.get("/runs/" + ApiClient.encoded(id), Map.of()), this::print);
  }

  private void print(JsonNode run) {
    if (asJson) {
      terminal.out().println(JsonText.pretty(run));
      return;
    }
    terminal.out().println(terminal.bold("Run " + Table.shown(JsonText.of(run, "id"))));
    FACTS.forEach(fact -> print("  ", fact, run));
    var number = 1;
    for (var step : run.path("steps")) {
      terminal.out().println(terminal.bold("Step %d: %s".formatted(number++, heading(step))));
      STEP_FACTS.forEach(fact -> print("  ", fact, step));
    }
  }

  private static String heading(JsonNode step) {
    var uses = JsonText.of(step, "uses");
    var attempts = JsonText.of(step, "attempts");
    return Table.shown(JsonText.of(step, "id") + (uses.isEmpty() ? "" : " (" + uses + ")"))
        + " "
        + Table.shown(JsonText.of(step, "state"))
        + (attempts.isEmpty() ? "" : ", attempts: " + Table.shown(attempts));
  }

  private void print(String indent, String fact, JsonNode object) {
    var value = JsonText.of(object, fact);
    if (!value.isEmpty()) {
      terminal.out().println("%s%-11s %s".formatted(indent, fact, Table.printable(value)));
    }
  }
}
