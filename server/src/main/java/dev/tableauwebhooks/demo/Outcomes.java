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
      Set.of("SUCCEEDED", "SKIPPED", "DEAD_LETTERED", "CANCELLED");

  private final Stage stage;

  Outcomes(Stage stage) {
    this.stage = stage;
  }

  /** Waits for the message number {@code count} that holds all of the texts. */
  SlackMessage slackMessage(int count, String... texts) throws InterruptedException {
    return SOON.await(() -> messages(texts).stream().skip(count - 1L).findFirst())
        .orElseThrow(() -> failed(
            "Slack got %d messages with '%s' instead of %d. All that it got: %s"
                .formatted(
                    messages(texts).size(), String.join("', '", texts), count, messages())));
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
    return SOON.await(() -> stage.target().calls().stream().filter(wanted).findFirst())
        .orElseThrow(() -> failed(
            "No such call reached the HTTP target. All that did: " + stage.target().calls()));
  }

  /** Waits for the event in the server's list, and gives its id. */
  String eventId(SentEvent sent) throws InterruptedException {
    var query = "type=%s&luid=%s".formatted(sent.type(), ServerClient.encoded(sent.luid()));
    return SOON.await(() -> stage.server().client().list("events", query).stream().findFirst())
        .map(event -> ServerClient.textIn(event, "id"))
        .orElseThrow(() -> failed("The server has no event %s.".formatted(sent.type())));
  }

  /** Waits until every run of the event has ended, and gives them. */
  List<Map<String, Object>> endedRuns(String eventId) throws InterruptedException {
    return SOON.await(() -> Optional.of(runs("event=" + eventId)).filter(Outcomes::haveEnded))
        .orElseThrow(() -> failed("Not all has ended: " + described(runs("event=" + eventId))));
  }

  /** Waits until something that the server lists as a problem fits. */
  String problem(Predicate<String> wanted) throws InterruptedException {
    return SOON.await(() -> problems().stream().filter(wanted).findFirst())
        .orElseThrow(() -> failed("The server reports no such problem within " + SOON.limit()));
  }

  void noProblem() throws InterruptedException {
    var gone =
        SOON.await(() ->
            stage
                .server()
                .client()
                .programs()
                .filter(programs -> programs.problems().isEmpty()));
    if (gone.isEmpty()) {
      throw failed("There are still problems: " + problems());
    }
  }

  private List<String> problems() throws InterruptedException {
    return stage
        .server()
        .client()
        .programs()
        .map(ServerClient.Programs::problems)
        .orElse(List.of());
  }

  /** Waits until the server has that many events. */
  void eventCount(int count) throws InterruptedException {
    var client = stage.server().client();
    var reached =
        SOON.await(() -> Optional.of(client.list("events", "").size()).filter(it -> it >= count));
    if (reached.isEmpty() || reached.get() > count) {
      throw failed(
          "%d events were sent, and the server has %d."
              .formatted(count, client.list("events", "").size()));
    }
  }

  /** Waits until every run there is has ended, and gives them. */
  List<Map<String, Object>> allRuns() throws InterruptedException {
    return SOON.await(() -> Optional.of(runs("")).filter(Outcomes::haveEnded))
        .orElseThrow(() -> failed("Not all has ended: " + described(runs(""))));
  }

  static DemoFailed failed(String what) {
    return new DemoFailed(what, "Look into the server's log.");
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

  private List<Map<String, Object>> runs(String query) throws InterruptedException {
    return stage.server().client().list("runs", query);
  }
}
