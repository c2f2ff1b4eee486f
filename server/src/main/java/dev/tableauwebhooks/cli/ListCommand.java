package dev.tableauwebhooks.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what the API lists, without any choice. */
abstract sealed class ListCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final String key;
  private final List<String> columns;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "Print JSON, as the API answers it.")
  private boolean asJson;

  private ListCommand(
      Terminal terminal, Map<String, String> environment, String key, List<String> columns) {
    this.terminal = terminal;
    this.environment = environment;
    this.key = key;
    this.columns = columns;
  }

  @Override
  public Integer call() {
    return new ApiCommand(terminal, environment)
        .run(
            server,
            client -> client.get("/" + key, Map.of()),
            body -> ApiTable.print(terminal, body, key, asJson, columns));
  }

  /** What is paused or drained. */
  @Command(
      name = "pauses",
      description = "List the workflows and targets that are paused or drained.",
      footer = {"%nExamples:", "  tableau-webhooks pauses"})
  static final class Pauses extends ListCommand {
    Pauses(Terminal terminal, Map<String, String> environment) {
      super(
          terminal,
          environment,
          "pauses",
          List.of(
              "KIND=kind",
              "NAME=name",
              "STATE=state",
              "HOLDS=holds",
              "SINCE=since",
              "BY=author",
              "REASON=reason"));
    }
  }

  /** Groups of events. */
  @Command(
      name = "groups",
      description = "List groups of events, those that are open first.",
      footer = {"%nExamples:", "  tableau-webhooks groups"})
  static final class Groups extends ListCommand {
    Groups(Terminal terminal, Map<String, String> environment) {
      super(
          terminal,
          environment,
          "groups",
          List.of(
              "ID=id",
              "OPENED=openedAt",
              "WORKFLOW=workflow",
              "BY=word",
              "KEY=key",
              "STATE=state",
              "EVENTS=total",
              "PENDING=pending",
              "TOLD=told",
              "TELLS=tellsAt"));
    }
  }
}
