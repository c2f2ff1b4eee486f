package dev.tableauwebhooks.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.Attempt;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.EventLog.Arrival;
import dev.tableauwebhooks.run.EventLog.Dedupe;
import dev.tableauwebhooks.run.EventLog.NewRun;
import dev.tableauwebhooks.run.EventLog.OddBody;
import dev.tableauwebhooks.run.EventLog.Receipt;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.RunStore.End;
import dev.tableauwebhooks.run.RunStore.Start;
import dev.tableauwebhooks.site.RefreshHistory;
import dev.tableauwebhooks.workflow.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both databases must do. */
abstract class StoreContract {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private Database database;
  private EventLog events;
  private RunStore runs;

  abstract Database open();

  @BeforeEach
  void start() {
    database = open();
    var log = new SqlEventLog(database, body -> event(new String(body, UTF_8)));
    events = log;
    runs = new SqlRunStore(database, log, InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private static TableauEvent event(String name) {
    return TableauEvent.of(
        EventType.WORKBOOK_UPDATED,
        new Origin(Optional.of("site"), Optional.of(NOW), Optional.empty()),
        Resource.of(ResourceKind.WORKBOOK, "luid", name));
  }

  private static Arrival arrival(String body, Instant at, NewRun... newRuns) {
    return new Arrival(
        EventId.next(),
        at,
        event(body),
        Optional.of("demo"),
        body.getBytes(UTF_8),
        "",
        Optional.of(new Dedupe(body.getBytes(UTF_8), DAY)),
        List.of(newRuns),
        Optional.empty());
  }

  @Test
  void knowsTheEndsOfRefreshesOfAnObjectNewestFirst() throws Exception {
    append("w1", EventType.WORKBOOK_REFRESH_SUCCEEDED, NOW);
    append("w1", EventType.WORKBOOK_REFRESH_FAILED, NOW.plusSeconds(120));
    append("w1", EventType.WORKBOOK_REFRESH_FAILED, NOW.plusSeconds(60));
    append("w1", EventType.WORKBOOK_REFRESH_STARTED, NOW.plusSeconds(30));
    append("w2", EventType.WORKBOOK_REFRESH_FAILED, NOW.plusSeconds(30));
    var history = new SqlRefreshHistory(database);

    assertThat(history.ends("w1", Instant.EPOCH, NOW.plusSeconds(121), 10))
        .containsExactly(
            new RefreshHistory.End(NOW.plusSeconds(120), true),
            new RefreshHistory.End(NOW.plusSeconds(60), true),
            new RefreshHistory.End(NOW, false));
    assertThat(history.ends("w1", NOW.plusSeconds(60), NOW.plusSeconds(120), 10)).hasSize(1);
    assertThat(history.ends("w1", Instant.EPOCH, NOW.plusSeconds(121), 1)).hasSize(1);
  }

  private void append(String luid, EventType type, Instant at) throws InterruptedException {
    var origin = new Origin(Optional.of("site"), Optional.of(at), Optional.empty());
    var event = TableauEvent.of(type, origin, Resource.of(type.kind(), luid, "Sales"));
    events.append(
        new Arrival(
            EventId.next(),
            at,
            event,
            Optional.of("demo"),
            "{}".getBytes(UTF_8),
            "",
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  private static NewRun newRun() {
    return newRun(NOW.plusSeconds(20));
  }

  private static NewRun newRun(Instant dueAt) {
    return new NewRun(RunId.next(), "tell", "hash", dueAt);
  }

  private RunId acceptedRun(String body) throws Exception {
    return acceptedRun(body, NOW.plusSeconds(20));
  }

  private RunId acceptedRun(String body, Instant dueAt) throws Exception {
    var run = newRun(dueAt);
    assertThat(events.append(arrival(body, NOW, run))).isInstanceOf(Receipt.Accepted.class);
    return run.id();
  }

  private static Start start(String step, int number) {
    return new Start(
        step, number, 0, "log.write", NOW, Optional.of(Map.of("text", "hi")), Map.of(), Map.of());
  }

  private static End success(String step, int number) {
    return new End(step, number, NOW, new Attempt.Result.Succeeded("done", Map.of("n", 1)));
  }

  @Test
  void keepsAnEventAndItsBodyByteForByte() throws Exception {
    var arrival = arrival("a \0 body with 'quotes' and \uD83D\uDE00", NOW);

    events.append(arrival);

    var stored = events.findEvent(arrival.id()).orElseThrow();
    assertThat(stored.body()).isEqualTo(arrival.body());
    assertThat(stored.event().resource().name())
        .contains("a \0 body with 'quotes' and \uD83D\uDE00");
    assertThat(stored.receivedAt()).isEqualTo(NOW);
    assertThat(stored.site()).contains("demo");
  }

  @Test
  void answersARepeatWithItsOriginal() throws Exception {
    var first = arrival("same", NOW);
    var second = arrival("same", NOW.plusSeconds(5), newRun());

    events.append(first);

    assertThat(events.append(second)).isEqualTo(new Receipt.Duplicate(first.id()));
    assertThat(events.findEvent(first.id()).orElseThrow().duplicates()).isEqualTo(1);
    assertThat(events.findEvent(second.id())).isEmpty();
    assertThat(runs.findRun(second.runs().getFirst().id())).isEmpty();
  }

  @Test
  void takesTheSameBodyAgainAfterItsWindow() throws Exception {
    events.append(arrival("same", NOW));

    var late = arrival("same", NOW.plus(DAY));

    assertThat(events.append(late)).isEqualTo(new Receipt.Accepted(late.id()));
  }

  @Test
  void storesOneEventOfManyEqualOnesThatComeAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts = new ArrayList<Callable<Receipt>>();
      IntStream.range(0, 200).forEach(_ -> posts.add(() -> events.append(arrival("same", NOW))));

      var accepted = 0;
      for (var answer : threads.invokeAll(posts)) {
        accepted += answer.get() instanceof Receipt.Accepted ? 1 : 0;
      }

      assertThat(accepted).isEqualTo(1);
    }
    var all =
        events.events(
            new EventLog.EventQuery(10, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().duplicates()).isEqualTo(199);
  }

  @Test
  void crossesGroupsOfTwoWritersWithoutADeadlock() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts = new ArrayList<Callable<Receipt>>();
      for (var i = 0; i < 300; i++) {
        var up = "body-" + i % 100;
        var down = "body-" + (99 - i % 100);
        posts.add(() -> events.append(arrival(up, NOW)));
        posts.add(() -> events.append(arrival(down, NOW)));
      }
      for (var answer : threads.invokeAll(posts)) {
        answer.get();
      }
    }
    var all =
        events.events(
            new EventLog.EventQuery(500, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(all).hasSize(100);
  }

  @Test
  void letsOnlyTheWriteFailThatMeetsABug() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts = new ArrayList<Callable<Receipt>>();
      for (var i = 0; i < 20; i++) {
        var body = "body-" + i;
        posts.add(() -> events.append(arrival(body, NOW)));
        posts.add(() -> database.write(_ -> List.<Receipt>of().getFirst()));
      }
      var answers = threads.invokeAll(posts);

      for (var i = 0; i < answers.size(); i += 2) {
        assertThat(answers.get(i).get()).isInstanceOf(Receipt.Accepted.class);
        assertThat(answers.get(i + 1).exceptionNow()).isInstanceOf(NoSuchElementException.class);
      }
    }
  }

  @Test
  void setsAnOddBodyAside() throws Exception {
    var odd =
        new OddBody(
            EventId.next(),
            NOW,
            Optional.empty(),
            new byte[] {0, -1},
            "no \0 JSON",
            Optional.empty());

    assertThat(events.quarantine(odd)).isEqualTo(new Receipt.SetAside(odd.id()));

    var kept = events.findQuarantined(odd.id()).orElseThrow();
    assertThat(kept.body()).isEqualTo(odd.body());
    assertThat(kept.reason()).isEqualTo("no \uFFFD JSON");
    assertThat(events.quarantined(10, Optional.empty())).hasSize(1);
  }

  @Test
  void forgetsBodiesWhoseWindowHasPassed() throws Exception {
    events.append(arrival("one", NOW));
    events.append(arrival("two", NOW.plusSeconds(60)));

    assertThat(events.forgetExpired(NOW.plus(DAY), 100)).isEqualTo(1);
    assertThat(events.append(arrival("two", NOW.plus(DAY)))).isInstanceOf(Receipt.Duplicate.class);
  }

  @Test
  void takesABodyAgainWhoseKeyWasForgotten() throws Exception {
    events.append(arrival("one", NOW));
    events.append(arrival("two", NOW));

    events.forget(List.of("one".getBytes(UTF_8), "never seen".getBytes(UTF_8)));

    assertThat(events.append(arrival("one", NOW))).isInstanceOf(Receipt.Accepted.class);
    assertThat(events.append(arrival("two", NOW))).isInstanceOf(Receipt.Duplicate.class);
  }

  @Test
  void listsEventsNewestFirst() throws Exception {
    for (var name : List.of("a", "b", "c")) {
      events.append(arrival(name, NOW));
    }

    var page =
        events.events(
            new EventLog.EventQuery(
                2, Optional.of("WorkbookUpdated"), Optional.of("luid"), Optional.empty()));
    var rest =
        events.events(
            new EventLog.EventQuery(
                2, Optional.empty(), Optional.empty(), Optional.of(page.getLast().id())));

    assertThat(page).extracting(e -> new String(e.body(), UTF_8)).containsExactly("c", "b");
    assertThat(rest).extracting(e -> new String(e.body(), UTF_8)).containsExactly("a");
  }

  @Test
  void journalsAnAttemptAndEndsTheRunWithIt() throws Exception {
    var id = acceptedRun("x");

    assertThat(runs.begin(id, 1, start("one", 1))).isTrue();
    assertThat(runs.findRun(id).orElseThrow().state()).isEqualTo(new RunState.Running());
    var ended = new RunState.Running().succeeded("told");
    assertThat(runs.endAndMove(id, 1, success("one", 1), ended)).isTrue();

    assertThat(runs.findRun(id).orElseThrow().state()).isEqualTo(new RunState.Succeeded("told"));
    assertThat(runs.attempts(id))
        .singleElement()
        .satisfies(attempt -> {
          assertThat(attempt.input()).contains(Map.of("text", "hi"));
          assertThat(attempt.result())
              .isEqualTo(new Attempt.Result.Succeeded("done", Map.of("n", 1)));
        });
    assertThat(runs.findRun(id).orElseThrow().attempts()).isEqualTo(1);
    assertThat(runs.claim(id, NOW)).isEmpty();
  }

  @Test
  void refusesTheJournalOfAnOwnerThatWasTakenOver() throws Exception {
    var id = acceptedRun("x");
    runs.begin(id, 1, start("one", 1));

    var claim = runs.claim(id, NOW.plusSeconds(20)).orElseThrow();

    assertThat(claim.run().epoch()).isEqualTo(2);
    assertThat(claim.attempts()).hasSize(1);
    assertThat(runs.end(id, 1, success("one", 1))).isFalse();
    assertThat(runs.begin(id, 1, start("two", 1))).isFalse();
    assertThat(runs.move(id, 1, new RunState.Running().succeeded("late"), Map.of())).isFalse();
    assertThat(runs.begin(id, 2, start("one", 2))).isTrue();
  }

  @Test
  void takesOverWhatIsDueOnceAndTheMostOverdueFirst() throws Exception {
    var later = acceptedRun("later", NOW.minusSeconds(1));
    var first = acceptedRun("first", NOW.minusSeconds(2));
    var ours = acceptedRun("ours", NOW.minusSeconds(3));
    acceptedRun("not due", NOW.plusSeconds(1));
    var lease = NOW.plusSeconds(20);

    var claims = runs.claimDue(2, NOW, lease, ours::equals);

    assertThat(claims).extracting(claim -> claim.run().id()).containsExactly(first);
    assertThat(claims.getFirst().run().epoch()).isEqualTo(2);
    assertThat(runs.claimDue(9, NOW, lease, ours::equals))
        .extracting(claim -> claim.run().id())
        .containsExactly(later);
    assertThat(runs.claimDue(9, NOW, lease, ours::equals)).isEmpty();
  }

  @Test
  void keepsAWaitingRunWithItsTimeAndWhatItSaw() throws Exception {
    var id = acceptedRun("x");
    var until = NOW.plusSeconds(60);
    var seen = new HashMap<String, @Nullable Object>();
    seen.put("content.tags", List.of("critical"));
    seen.put("content.owner.email", null);

    runs.move(id, 1, new RunState.Running().waiting(until, "Slack is away"), seen);

    var run = runs.findRun(id).orElseThrow();
    assertThat(run.state()).isEqualTo(new RunState.Waiting(until, "Slack is away"));
    assertThat(run.seen()).isEqualTo(seen);
    assertThat(runs.backlog(NOW).byState()).isEqualTo(Map.of("WAITING", 1L));
  }

  @Test
  void cancelsOnlyWhatIsOpen() throws Exception {
    var id = acceptedRun("x");

    assertThat(runs.cancel(id, "not wanted")).isTrue();
    assertThat(runs.cancel(id, "again")).isFalse();
    assertThat(runs.begin(id, 1, start("one", 1))).isFalse();
    assertThat(runs.findRun(id).orElseThrow().state())
        .isEqualTo(new RunState.Cancelled("not wanted"));
  }

  @Test
  void replaysWithWhatWasFinished() throws Exception {
    var id = acceptedRun("x");
    runs.begin(id, 1, start("one", 1));
    runs.end(id, 1, success("one", 1));
    runs.move(id, 1, new RunState.Running().deadLettered("no", "mend"), Map.of());
    var old = runs.findRun(id).orElseThrow();

    var again = RunId.next();
    runs.create(again, new RunStore.Replay(old, "tell", "hash", NOW, NOW, runs.attempts(id)));

    var claim = runs.claim(again, NOW.plusSeconds(20)).orElseThrow();
    assertThat(claim.run().replayOf()).contains(id);
    assertThat(claim.attempts()).singleElement().matches(Attempt::settled);
  }

  @Test
  void keepsEachRevisionOnce() throws Exception {
    var revisions = new SqlRevisions(database, InstantSource.fixed(NOW));
    var revision = new Revision("h", "a.yaml", "name: x");

    revisions.keep(List.of(revision, revision));
    revisions.keep(List.of(revision));

    assertThat(revisions.findRevision("h")).contains(revision);
    assertThat(revisions.findRevision("other")).isEmpty();
  }
}
