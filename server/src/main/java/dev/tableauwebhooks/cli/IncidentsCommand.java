package dev.tableauwebhooks.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists incidents, and what people do with them. */
@Command(
    name = "incidents",
    description = "List incidents, the newest first; show, acknowledge, snooze or close one.",
    synopsisSubcommandLabel = "[show | ack | snooze | close]",
    footer = {
      "%nExamples:",
      "  tableau-webhooks incidents",
      "  tableau-webhooks incidents --state resolved --workflow \"Refresh storm\"",
      "  tableau-webhooks incidents show 019ac1f0-7d1e-7c60-a1b2-5d1f0c9e8b7a",
      "  tableau-webhooks incidents ack 019ac1f0-7d1e-7c60-a1b2-5d1f0c9e8b7a --note \"On it\"",
      "  tableau-webhooks incidents snooze 019ac1f0-7d1e-7c60-a1b2-5d1f0c9e8b7a --for 2h"
    })
final class IncidentsCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "ID=id",
          "OPENED=openedAt",
          "WORKFLOW=workflow",
          "WHAT=title",
          "STATE=state",
          "FAILING=failing",
          "OF=members",
          "FAILURES=failures",
          "ACKNOWLEDGED=acknowledgedBy");
  private static final List<String> FACTS =
      List.of(
          "workflow",
          "title",
          "key",
          "state",
          "openedAt",
          "endedAt",
          "failures",
          "failing",
          "members",
          "acknowledgedBy",
          "snoozedBy",
          "snoozedUntil",
          "closedBy",
          "note");

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "open",
      description = "open (the default), resolved, closed or all.")
  private String state = "open";

  @Option(
      names = "--workflow",
      paramLabel = "NAME",
      description = "Only incidents of the workflow of this name.")
  private String workflow = "";

  @Option(names = "--json", description = "Print JSON, as the API answers it.")
  private boolean asJson;

  IncidentsCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var query = Map.of("state", state.equals("all") ? "" : state, "workflow", workflow);
    return new ApiCommand(terminal, environment)
        .run(
            server,
            client -> client.get("/incidents", query),
            body -> ApiTable.print(terminal, body, "incidents", asJson, COLUMNS));
  }

  @Command(name = "show", description = "Show an incident with its objects.")
  int show(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "As the command incidents lists it.") String id,
      @Option(names = "--json", description = "Print JSON, as the API answers it.")
          boolean asJson) {
    return new ApiCommand(terminal, environment)
        .run(server, client -> client.get(path(id), Map.of()), body -> print(body, asJson));
  }

  private static String path(String id) {
    return "/incidents/" + ApiClient.encoded(id);
  }

  private void print(JsonNode incident, boolean asJson) {
    if (asJson) {
      terminal.out().println(JsonText.pretty(incident));
      return;
    }
    terminal.out().println(terminal.bold("Incident " + Table.shown(JsonText.of(incident, "id"))));
    for (var fact : FACTS) {
      var value = JsonText.of(incident, fact);
      if (!value.isEmpty()) {
        terminal.out().println("  %-14s %s".formatted(fact, Table.printable(value)));
      }
    }
    ApiTable.print(
        terminal,
        incident,
        "objects",
        false,
        List.of("NAME=name", "FAILURES=failures", "LAST=lastFailedAt", "RECOVERED=recoveredAt"));
  }

  @Command(name = "ack", description = "Say that somebody cares: it is not repeated any more.")
  int acknowledge(
      @Mixin ServerOptions server,
      @Mixin Author author,
      @Parameters(paramLabel = "ID", description = "As the command incidents lists it.") String id,
      @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "For others.")
          String note) {
    return change(server, id, "acknowledge", Map.of("by", author.name(), "note", note));
  }

  @Command(name = "snooze", description = "Have nothing but its end told for a while.")
  int snooze(
      @Mixin ServerOptions server,
      @Mixin Author author,
      @Parameters(paramLabel = "ID", description = "As the command incidents lists it.") String id,
      @Option(
              names = "--for",
              required = true,
              paramLabel = "TIME",
              description = "How long, such as 2h.")
          String length,
      @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "For others.")
          String note) {
    return change(server, id, "snooze", Map.of("by", author.name(), "for", length, "note", note));
  }

  @Command(name = "close", description = "End an incident; who was told of it is told of that.")
  int close(
      @Mixin ServerOptions server,
      @Mixin Author author,
      @Parameters(paramLabel = "ID", description = "As the command incidents lists it.") String id,
      @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "For others.")
          String note) {
    return change(server, id, "close", Map.of("by", author.name(), "note", note));
  }

  private int change(ServerOptions options, String id, String verb, Map<String, String> body) {
    return new ApiCommand(terminal, environment)
        .run(
            options,
            client -> client.post(path(id) + "/" + verb, body),
            answer ->
                terminal
                    .out()
                    .println(
                        "'%s' is %s now."
                            .formatted(
                                Table.shown(JsonText.of(answer, "title")), done(verb, answer))));
  }

  private static String done(String verb, JsonNode incident) {
    return switch (verb) {
      case "acknowledge" -> "acknowledged";
      case "snooze" -> "snoozed until " + JsonText.of(incident, "snoozedUntil");
      default -> "closed";
    };
  }
}
