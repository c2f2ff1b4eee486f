package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.simulator.Broadcast;
import dev.tableauwebhooks.simulator.Firing;
import dev.tableauwebhooks.simulator.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A fixed sequence that shows what the product promises, each part with a check. Used by one
 * thread.
 */
final class Scenario {
  private static final Patience SOON = Patience.seconds(20);
  private static final String FAILED = "could not be refreshed";
  private static final String UNKNOWN_TYPE = "FlowUpdated";

  private final Stage stage;
  private final Screen screen;
  private final Outcomes outcomes;
  private final List<SentEvent> sent = new CopyOnWriteArrayList<>();
  private int postedByHand;

  Scenario(Stage stage, Screen screen) {
    this.stage = stage;
    this.screen = screen;
    this.outcomes = new Outcomes(stage);
    stage.tableau().onEvent(event -> sent.add(SentEvent.of(event)));
  }

  /**
   * Plays it.
   *
   * @return whether all was as it should be
   * @throws DemoFailed when the server does not even start
   */
  boolean play() throws InterruptedException {
    stage.begin();
    var list = new Checklist(screen);
    list.check("The examples are loaded without a problem", this::examples);
    list.check("A failed refresh tells Slack, with owner and project", this::failedRefresh);
    list.check("The same body once more does nothing", this::duplicate);
    list.check("A refreshed workbook has its broadcast updated", this::broadcast);
    list.check("A workbook without broadcast is skipped, with the reason", this::noBroadcast);
    list.check("An event that this release does not know is kept", this::unknownEvent);
    list.check("A changed workbook calls the HTTP target", this::changedWorkbook);
    list.check("The server is killed while Slack answers: nothing is lost", this::killed);
    list.check("A broken workflow is reported, and the old one goes on", this::brokenWorkflow);
    list.check("A storm of 40 failures is one message, its end another", this::storm);
    list.check("Every event is there, and every run has ended", this::nothingIsLost);
    screen.line("");
    screen.line(list.summary());
    return list.isAllWell();
  }

  private String examples() throws InterruptedException {
    outcomes.noProblem();
    var names = outcomes.programs();
    if (names.size() != DemoFolder.EXAMPLES.size()) {
      throw DemoFailed.check("In effect are only: " + names);
    }
    return "%d workflows and handlers".formatted(names.size());
  }

  private String failedRefresh() throws InterruptedException {
    stage
        .tableau()
        .fire(
            Firing.of("WorkbookRefreshFailed", "Month End Close")
                .error("Login failed for user 'tableau'."));
    var message =
        outcomes.slackMessage(
            1, "Month End Close", FAILED, "Jonas Weber", "Finance/Reports/Monthly");
    return message.text().lines().filter(it -> it.contains("Jonas")).findFirst().orElse("");
  }

  private String duplicate() throws InterruptedException {
    var first = last("WorkbookRefreshFailed");
    var id = outcomes.eventId(first);
    var before = outcomes.endedRuns(id);
    var answer =
        stage
            .server()
            .client()
            .postEvent(first.body())
            .orElseThrow(() -> DemoFailed.check("The server did not answer."));
    if (answer.status() != 202 || !answer.text("status").equals("duplicate")) {
      throw DemoFailed.check("The server answered %s.".formatted(answer));
    }
    if (!answer.text("id").equals(id)) {
      throw DemoFailed.check("It is taken for a duplicate of another event than " + id);
    }
    var after = outcomes.endedRuns(id);
    if (after.size() != before.size()) {
      throw DemoFailed.check("There are more runs now: " + Outcomes.described(after));
    }
    checkTold("Month End Close", 1);
    return "answered 202 duplicate";
  }

  private String broadcast() throws InterruptedException {
    var luid = stage.tableau().workbook("Revenue Overview").luid();
    stage.tableau().refresh(luid);
    if (!SOON.awaitUntil(() -> sends(luid) > 0)) {
      throw DemoFailed.check("The broadcast of 'Revenue Overview' was not sent anew.");
    }
    outcomes.endedRuns(outcomes.eventId(awaitSent("WorkbookRefreshSucceeded", luid)));
    return "sent anew: Summary";
  }

  private int sends(String workbookLuid) {
    return stage.tableau().broadcasts().stream()
        .filter(broadcast -> broadcast.workbookLuid().equals(workbookLuid))
        .mapToInt(Broadcast::sends)
        .sum();
  }

  private String noBroadcast() throws InterruptedException {
    var luid = stage.tableau().workbook("EMEA Forecast").luid();
    stage.tableau().refresh(luid);
    var runs = outcomes.endedRuns(outcomes.eventId(awaitSent("WorkbookRefreshSucceeded", luid)));
    return runs.stream()
        .filter(run -> ServerClient.textIn(run, "state").equals("SKIPPED"))
        .map(run -> ServerClient.textIn(run, "reason"))
        .filter(reason -> reason.contains("no broadcast of this workbook"))
        .map(reason -> "SKIPPED: " + reason)
        .findFirst()
        .orElseThrow(() -> DemoFailed.check("The runs are: " + Outcomes.described(runs)));
  }

  private String unknownEvent() throws InterruptedException {
    var event = UnknownEvent.of(stage.tableau(), UNKNOWN_TYPE);
    var answer =
        stage
            .server()
            .client()
            .postEvent(event.body())
            .orElseThrow(() -> DemoFailed.check("The server did not answer."));
    if (answer.status() != 202 || !answer.text("status").equals("accepted")) {
      throw DemoFailed.check("The server answered %s.".formatted(answer));
    }
    postedByHand++;
    return "event " + outcomes.eventId(event);
  }

  private String changedWorkbook() throws InterruptedException {
    stage.tableau().publishWorkbook(Publication.named("Pipeline 🚀").in("Sales").ownedBy("sam"));
    var call =
        outcomes.call(it ->
            it.method().equals("POST")
                && it.body().contains("Pipeline 🚀")
                && it.body().contains("WorkbookUpdated"));
    if (call.idempotencyKey().isEmpty()) {
      throw DemoFailed.check("The call carries no Idempotency-Key.");
    }
    if (!(Json.readBody(call.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        instanceof java.util.Map<?, ?>)) {
      throw DemoFailed.check("The call's body is no JSON object: " + call.body());
    }
    return "key " + call.idempotencyKey().get();
  }

  private String killed() throws InterruptedException {
    stage.slack().hold();
    stage.tableau().fire(Firing.of("WorkbookRefreshFailed", "Warehouse Stock").error("Disk full"));
    outcomes.slackMessage(1, "Warehouse Stock", FAILED);
    var pid = stage.server().pid();
    stage.server().kill();
    stage.slack().release();
    stage.server().startAgain();
    stage.server().awaitReady();
    outcomes.slackMessage(2, "Warehouse Stock", FAILED);
    var id = outcomes.eventId(last("WorkbookRefreshFailed"));
    var runs = outcomes.endedRuns(id);
    if (!Outcomes.described(runs).contains("SUCCEEDED")) {
      throw DemoFailed.check("The runs are: " + Outcomes.described(runs));
    }
    return "kill -9 %d, sent by process %d".formatted(pid, stage.server().pid());
  }

  private String brokenWorkflow() throws InterruptedException {
    var file = stage.folder().workflow("refresh-failed-to-slack.yaml");
    var good = read(file);
    write(file, good.replace("WorkbookRefreshFailed", "WorkbookRefreshFaild"));
    var problem = outcomes.problem(it -> it.contains("WorkbookRefreshFaild"));
    stage.tableau().fire(Firing.of("WorkbookRefreshFailed", "EMEA Forecast").error("Timed out"));
    outcomes.slackMessage(1, "EMEA Forecast", FAILED);
    write(file, good);
    outcomes.noProblem();
    return problem.lines().findFirst().orElse("");
  }

  private String storm() throws InterruptedException {
    var storm = new Storm(stage.server().client());
    storm.prepare(stage.folder());
    storm.breakOut();
    outcomes.slackMessage(1, "40 refreshes fail", Storm.STATION);
    storm.blowOver();
    outcomes.slackMessage(1, "All 40 refreshes", Storm.STATION);
    postedByHand += 2 * Storm.FAILURES;
    var messages = outcomes.messages(Storm.STATION);
    if (messages.size() != 2) {
      throw DemoFailed.check("Slack was told of the storm so often: " + messages);
    }
    var suppressed = stage.server().client().list("runs", "state=suppressed").size();
    return "%d events, 2 messages, %d runs silenced".formatted(2 * Storm.FAILURES, suppressed);
  }

  private String nothingIsLost() throws InterruptedException {
    outcomes.eventCount(sent.size() + postedByHand);
    var runs = outcomes.allRuns();
    if (Outcomes.described(runs).contains("DEAD_LETTERED")) {
      throw DemoFailed.check("There are dead letters: " + Outcomes.described(runs));
    }
    checkTold("Month End Close", 1);
    checkTold("EMEA Forecast", 1);
    return "%d events, %d runs".formatted(sent.size() + postedByHand, runs.size());
  }

  private void checkTold(String name, int times) {
    var messages = outcomes.messages(name, FAILED);
    if (messages.size() != times) {
      throw DemoFailed.check(
          "Slack was told %d times of '%s': %s".formatted(messages.size(), name, messages));
    }
  }

  private SentEvent last(String type) {
    return sent.reversed().stream()
        .filter(event -> event.type().equals(type))
        .findFirst()
        .orElseThrow(() -> DemoFailed.check("Tableau sent no " + type));
  }

  private SentEvent awaitSent(String type, String luid) throws InterruptedException {
    return SOON.demand(
        () ->
            sent.stream()
                .filter(event -> event.type().equals(type) && event.luid().equals(luid))
                .findFirst(),
        () -> "Tableau sent no " + type);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
