package dev.tableauwebhooks.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists what was received. */
@Command(
    name = "events",
    description = "List the events that a running server received, the newest first.",
    footer = {
      "%nExamples:",
      "  tableau-webhooks events",
      "  tableau-webhooks events --type WorkbookRefreshFailed --limit 100",
      "  tableau-webhooks events --url https://webhooks.example.com --json"
    })
final class EventsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--type",
      paramLabel = "EVENT",
      description = "Only events of this type, such as WorkbookUpdated.")
  private String type = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many to list; ${DEFAULT-VALUE} if not given.")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "ID",
      description = "Go on after this event, as the end of the last list says.")
  private String after = "";

  @Option(names = "--json", description = "Print JSON, as the API answers it.")
  private boolean asJson;

  EventsCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var query = Map.of("type", type, "limit", String.valueOf(limit), "after", after);
    return new ApiCommand(terminal, environment)
        .run(server, client -> client.get("/events", query), this::print);
  }

  private void print(JsonNode body) {
    if (asJson) {
      terminal.out().println(JsonText.pretty(body));
      return;
    }
    var table = new Table("ID", "RECEIVED", "TYPE", "RESOURCE", "SITE", "OUTCOME", "DUPLICATES");
    for (var event : body.path("events")) {
      table.add(
          JsonText.of(event, "id"),
          JsonText.of(event, "receivedAt"),
          JsonText.of(event, "type"),
          resource(event.path("resource")),
          JsonText.of(event, "site"),
          JsonText.of(event, "outcome"),
          JsonText.of(event, "duplicates"));
    }
    table.print(terminal);
    Optional.of(JsonText.of(body, "next"))
        .filter(next -> !next.isEmpty())
        .ifPresent(next ->
            terminal
                .err()
                .println(terminal.faint("More: tableau-webhooks events --after " + next)));
  }

  private static String resource(JsonNode resource) {
    var name = JsonText.of(resource, "name");
    return (JsonText.of(resource, "kind")
            + " "
            + (name.isEmpty() ? JsonText.of(resource, "luid") : name))
        .strip();
  }
}
