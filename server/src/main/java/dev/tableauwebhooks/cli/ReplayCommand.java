package dev.tableauwebhooks.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Does a run again. */
@Command(
    name = "replay",
    description = "Do a finished run again: what failed, or all of it.",
    footer = {
      "%nExamples:",
      "  tableau-webhooks replay 01968f3c-7d1e-7c60-a1b2-5d1f0c9e8b7a",
      "  tableau-webhooks replay 01968f3c-7d1e-7c60-a1b2-5d1f0c9e8b7a --from start --on current"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The run, as the command runs lists it.")
  private String id = "";

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      defaultValue = "failed-step",
      description = "failed-step (the default) or start.")
  private String from = "failed-step";

  @Option(
      names = "--on",
      paramLabel = "WORKFLOW",
      defaultValue = "original",
      description =
          "original (the default), as the workflow was when the run began, or current, as it is"
              + " now.")
  private String on = "original";

  ReplayCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    requireOneOf("--from", from, List.of("failed-step", "start"));
    requireOneOf("--on", on, List.of("original", "current"));
    var path = "/runs/" + ApiClient.encoded(id) + "/replay";
    var body = Map.of("from", from, "on", on);
    return new ApiCommand(terminal, environment)
        .run(server, client -> client.post(path, body), this::print);
  }

  private static void requireOneOf(String option, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw CommandFailed.wrongUsage(
          "'%s' is no value of %s.".formatted(value, option),
          "Write %s %s.".formatted(option, String.join(" or " + option + " ", allowed)));
    }
  }

  private void print(JsonNode answer) {
    var run = JsonText.of(answer, "id");
    var shown = Table.shown(run.isEmpty() ? id : run);
    terminal.out().println("Replaying. Watch it with: tableau-webhooks run " + shown);
  }
}
