package dev.tableauwebhooks.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, adds and ends silences. */
@Command(
    name = "silences",
    description = "List silences; add one, or end it before its time.",
    synopsisSubcommandLabel = "[add | end]",
    footer = {
      "%nExamples:",
      "  tableau-webhooks silences",
      "  tableau-webhooks silences add \"content.project.name == 'Finance'\" --for 4h"
          + " --reason \"The database moves\"",
      "  tableau-webhooks silences add true --from 2026-12-24T18:00:00Z --for 12h"
          + " --reason Maintenance",
      "  tableau-webhooks silences end 6b1f2a0e-8c3d-4f5a-9b7e-2d1c0f9e8a7b"
    })
final class SilencesCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "ID=id",
          "STATE=state",
          "FROM=startsAt",
          "UNTIL=endsAt",
          "BY=author",
          "MATCHER=matcher",
          "REASON=reason",
          "SUPPRESSED=suppressed");

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "Print JSON, as the API answers it.")
  private boolean asJson;

  SilencesCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return new ApiCommand(terminal, environment)
        .run(
            server,
            client -> client.get("/silences", Map.of()),
            body -> ApiTable.print(terminal, body, "silences", asJson, COLUMNS));
  }

  @Command(name = "add", description = "Suppress the runs that an expression matches for a while.")
  int add(
      @Mixin ServerOptions server,
      @Mixin Author author,
      @Parameters(
              paramLabel = "MATCHER",
              description = "An expression, as in the if of a workflow; true matches all.")
          String matcher,
      @Option(
              names = "--for",
              required = true,
              paramLabel = "TIME",
              description = "How long from its beginning, such as 4h.")
          String length,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason,
      @Option(
              names = "--from",
              defaultValue = "",
              paramLabel = "TIME",
              description = "When it begins, such as 2026-12-24T18:00:00Z; now if not given.")
          String from) {
    var body = new HashMap<String, String>();
    body.put("matcher", matcher);
    body.put("author", author.name());
    body.put("reason", reason);
    body.put("for", length);
    body.put("from", from);
    return new ApiCommand(terminal, environment)
        .run(
            server,
            client -> client.post("/silences", body),
            answer ->
                terminal
                    .out()
                    .println(
                        "Silenced until %s. End it with: tableau-webhooks silences end %s"
                            .formatted(
                                JsonText.of(answer, "endsAt"),
                                Table.shown(JsonText.of(answer, "id")))));
  }

  @Command(name = "end", description = "End a silence before its time.")
  int end(
      @Mixin ServerOptions server,
      @Mixin Author author,
      @Parameters(paramLabel = "ID", description = "As the command silences lists it.") String id) {
    var path = "/silences/%s/end".formatted(ApiClient.encoded(id));
    return new ApiCommand(terminal, environment)
        .run(
            server,
            client -> client.post(path, Map.of("by", author.name())),
            _ -> terminal.out().println("The silence is over."));
  }
}
