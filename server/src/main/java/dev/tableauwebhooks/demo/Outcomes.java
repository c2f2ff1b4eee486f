package dev.tableauwebhooks.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What became of events, by the server's API and by what arrived in the places outside. */
final class Outcomes {
  private static final Patience SOON = Patience.seconds(20);
  private static final Set<String> ENDED =
      Set.of("SUCCEEDED", "SKIPPED", "GROUPED", "SUPPRESSED", "DEAD_LETTERED", "CANCELLED");

  private final Stage stage;
  private final ServerClient client;

  Outcomes(Stage stage) {
    this.stage = stage;
    this.client = stage.server().client();
  }

  /** Waits for the message number {@code count} that holds all of the texts. */
  SlackMessage slackMessage(int count, String... texts) throws InterruptedException {
    return SOON.demand(
        () -> messages(texts).stream().skip(count - 1L).findFirst(),
        () ->
            "Slack got %d messages with '%s' instead of %d. All that it got: %s"
                .formatted(messages(texts).size(), String.join("', '", texts), count, messages()));
  }

  /** The messages that hold all of the texts. */
  List<SlackMessage> messages(String... texts) {
    return stage.slack().calls().stream()
        .map(call -> SlackMessage.of(call.body()))
        .filter(message -> List.of(texts).stream().allMatch(message.text()::contains))
        .toList();
  }

  /** Waits for a call to the HTTP target. */
  StandIn.Call call(Predicate<StandIn.Call> wanted) throws InterruptedException {
    return SOON.demand(
        () -> stage.target().calls().stream().filter(wanted).findFirst(),
        () -> "No such call reached the HTTP target. All that did: " + stage.target().calls());
  }

  /** Waits for the event in the server's list, and gives its id. */
  String eventId(SentEvent sent) throws InterruptedException {
    var query = "type=%s&luid=%s".formatted(sent.type(), ServerClient.encoded(sent.luid()));
    var event =
        SOON.demand(
            () -> client.list("events", query).stream().findFirst(),
            () -> "The server has no event %s about '%s'.".formatted(sent.type(), sent.name()));
    return ServerClient.textIn(event, "id");
  }

  /** Waits until every run of the event has ended, and gives them. */
  List<Map<String, Object>> endedRuns(String eventId) throws InterruptedException {
    return endedRunsOf("event=" + eventId);
  }

  /** Waits until every run there is has ended, and gives them. */
  List<Map<String, Object>> allRuns() throws InterruptedException {
    return endedRunsOf("");
  }

  private List<Map<String, Object>> endedRunsOf(String query) throws InterruptedException {
    return SOON.demand(
        () -> Optional.of(client.list("runs", query)).filter(Outcomes::haveEnded),
        () -> "Not all has ended: " + described(client.list("runs", query)));
  }

  /** Waits until something that the server lists as a problem fits. */
  String problem(Predicate<String> wanted) throws InterruptedException {
    return SOON.demand(
        () -> problems().stream().filter(wanted).findFirst(),
        () -> "The server reports no such problem within " + SOON.limit());
  }

  /** Waits until the server lists no problem. */
  void noProblem() throws InterruptedException {
    SOON.demand(
        () -> client.programs().filter(programs -> programs.problems().isEmpty()),
        () -> "There are still problems: " + problems());
  }

  /** The names of all workflows and handlers in effect. */
  Set<String> programs() throws InterruptedException {
    return client.programs().map(programs -> programs.revisions().keySet()).orElse(Set.of());
  }

  private List<String> problems() throws InterruptedException {
    return client.programs().map(ServerClient.Programs::problems).orElse(List.of());
  }

  /** Waits until the server has that many events, and no more. */
  void eventCount(int count) throws InterruptedException {
    SOON.demand(
        () -> Optional.of(client.list("events", "").size()).filter(it -> it == count),
        () ->
            "%d events were sent, and the server has %d."
                .formatted(count, client.list("events", "").size()));
  }

  /** Workflow, state and reason of each run. */
  static String described(List<Map<String, Object>> runs) {
    return runs.stream()
        .map(run ->
            "%s: %s %s"
                .formatted(
                    ServerClient.textIn(run, "workflow"),
                    ServerClient.textIn(run, "state"),
                    ServerClient.textIn(run, "reason")))
        .collect(Collectors.joining("; "));
  }

  private static boolean haveEnded(List<Map<String, Object>> runs) {
    return !runs.isEmpty()
        && runs.stream().allMatch(run -> ENDED.contains(ServerClient.textIn(run, "state")));
  }
}
