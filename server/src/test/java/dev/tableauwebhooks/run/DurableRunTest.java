package dev.tableauwebhooks.run;

import static dev.tableauwebhooks.run.Engine.expression;
import static dev.tableauwebhooks.run.Engine.settings;
import static dev.tableauwebhooks.run.Engine.step;
import static dev.tableauwebhooks.run.Engine.text;
import static dev.tableauwebhooks.run.Engine.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.handler.StepFailed;
import dev.tableauwebhooks.run.RunStore.Start;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Revision;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableRunTest {
  private static final RetryPolicy THREE_TRIES =
      new RetryPolicy(
          OptionalInt.of(3), Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(1));

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private Engine engine;

  @AfterEach
  void stop() {
    engine.close();
  }

  private static ScriptedAction succeeding() {
    return new ScriptedAction("test.ok", _ -> new ActionOutcome.Succeeded("told", Map.of("n", 7)));
  }

  private static ScriptedAction answering(ActionOutcome outcome) {
    return new ScriptedAction("test.answer", _ -> outcome);
  }

  private Engine start(Program... programs) {
    engine = new Engine(folder, Map.of(), Lookups.NONE);
    engine.activate(programs);
    return engine;
  }

  private static Program steps(Step... steps) {
    return workflow(RetryPolicy.DEFAULT, Optional.empty(), steps);
  }

  @Test
  void goesThroughItsStepsInOrder() throws Exception {
    var action = succeeding();
    start(steps(step("one", action), step("two", action)));

    var id = engine.accept();
    engine.settle();

    assertThat(action.calls()).containsExactly("one#1", "two#1");
    assertThat(engine.state(id)).isEqualTo(new RunState.Succeeded("told; told"));
    assertThat(engine.runs.attempts(id)).extracting(Attempt::step).containsExactly("one", "two");
  }

  @Test
  void givesOutputsToLaterSteps() throws Exception {
    var action = succeeding();
    var second =
        new Step(
            "two",
            action,
            settings(scope ->
                Map.of(
                    "text",
                    "n=" + Map.copyOf(scope.steps()).getOrDefault("one", Map.of()).get("n"))),
            Optional.empty(),
            false,
            Optional.empty());
    start(steps(step("one", action), second));

    engine.accept();
    engine.settle();

    assertThat(action.calls()).containsExactly("one#1", "n=7#1");
  }

  @Test
  void worksOffInOrderWhatExceedsItsCapacity() throws Exception {
    var hold = new CountDownLatch(1);
    var action =
        new ScriptedAction(
            "test.slow",
            _ -> {
              hold.await();
              return new ActionOutcome.Succeeded("done");
            });
    start(steps(step("one", action)));

    var ids = new ArrayList<RunId>();
    for (var i = 0; i < Engine.CAPACITY * 2; i++) {
      ids.add(engine.accept());
    }
    assertThat(engine.dispatcher.inFlight()).isEqualTo(Engine.CAPACITY * 2);
    assertThat(engine.state(ids.getLast())).isEqualTo(new RunState.Queued());
    hold.countDown();
    engine.settle();

    assertThat(ids).allSatisfy(id -> assertThat(engine.state(id).reason()).isEqualTo("done"));
  }

  @Test
  void takesFromTheStoreWhatFoundNoRoom() throws Exception {
    var action = succeeding();
    start(steps(step("one", action)));

    var id = engine.accept(new byte[20_000_000]);
    engine.awaitEnd(id);

    assertThat(engine.state(id)).isEqualTo(new RunState.Succeeded("told"));
    assertThat(engine.runs.findRun(id).orElseThrow().epoch()).isEqualTo(2);
  }

  @Test
  void leavesWhatWaitsForItsTurnWhenItStops() throws Exception {
    var action =
        new ScriptedAction(
            "test.endless",
            _ -> {
              new CountDownLatch(1).await();
              return new ActionOutcome.Succeeded("never");
            });
    start(steps(step("one", action)));
    for (var i = 0; i < Engine.CAPACITY; i++) {
      engine.accept();
    }
    var waiting = engine.accept();

    engine.dispatcher.stop(Duration.ZERO);
    engine.settle();

    assertThat(engine.state(waiting)).isEqualTo(new RunState.Queued());
    assertThat(action.calls()).hasSizeLessThanOrEqualTo(Engine.CAPACITY);
    var lease = Engine.START.plus(Dispatcher.LEASE);
    assertThat(engine.runs.claimDue(100, Engine.START, lease, _ -> false))
        .as("what another node finds due, before any lease ends")
        .hasSize(Engine.CAPACITY + 1);
  }

  @Test
  void resumesAtTheStepThatWasInFlightAndRepeatsNoFinishedOne() throws Exception {
    var action = succeeding();
    var reached = new CountDownLatch(1);
    var dying =
        new ScriptedAction(
            "test.dying",
            context -> {
              if (context.attempt() == 1) {
                reached.countDown();
                new CountDownLatch(1).await();
              }
              return new ActionOutcome.Succeeded("done at last");
            });
    start(steps(step("one", action), step("two", dying)));
    var id = engine.accept();
    reached.await();
    engine.dispatcher.stop(Duration.ZERO);
    engine.close();

    start(steps(step("one", action), step("two", dying)));
    engine.resume(id);

    assertThat(action.calls()).containsExactly("one#1");
    assertThat(dying.calls()).containsExactly("two#1", "two#2");
    assertThat(engine.state(id)).isEqualTo(new RunState.Succeeded("told; done at last"));
  }

  @Test
  void retriesLaterAndGivesUpWithTheReason() throws Exception {
    var action = answering(new ActionOutcome.RetryLater("Slack answered 500"));
    start(workflow(THREE_TRIES, Optional.empty(), step("one", action)));

    var id = engine.accept();
    engine.settle();
    assertThat(engine.state(id))
        .isInstanceOfSatisfying(
            RunState.Waiting.class,
            waiting -> {
              assertThat(waiting.reason()).isEqualTo("Slack answered 500");
              assertThat(waiting.until())
                  .isBetween(Engine.START.plusSeconds(5), Engine.START.plusSeconds(10));
            });
    engine.resume(id);
    engine.resume(id);

    assertThat(action.calls()).containsExactly("one#1", "one#2", "one#3");
    assertThat(engine.state(id))
        .isEqualTo(
            new RunState.DeadLettered(
                "Step 'one' failed: Given up after 3 tries; the last: Slack answered 500",
                "Mend the cause, then replay the run."));
  }

  @Test
  void triesNoMoreAfterItsDeadline() throws Exception {
    var action = answering(new ActionOutcome.RetryLater("away"));
    start(steps(step("one", action)));

    var id = engine.accept();
    engine.settle();
    engine.clock.advance(Duration.ofHours(25));
    engine.resume(id);

    assertThat(engine.state(id)).isInstanceOf(RunState.DeadLettered.class);
  }

  @Test
  void usesUpNoAttemptWhenToldToWait() throws Exception {
    var action = answering(new ActionOutcome.Wait("rate limited", Duration.ofMinutes(29)));
    start(workflow(THREE_TRIES, Optional.empty(), step("one", action)));

    var id = engine.accept();
    engine.settle();
    for (var i = 0; i < 5; i++) {
      engine.resume(id);
    }

    assertThat(action.calls()).hasSize(6);
    assertThat(engine.state(id))
        .isEqualTo(new RunState.Waiting(Engine.START.plus(Duration.ofMinutes(29)), "rate limited"));
  }

  @Test
  void sendsTheSameInputAtEachTry() throws Exception {
    var count = new AtomicInteger();
    var action = answering(new ActionOutcome.RetryLater("away"));
    var step =
        new Step(
            "one",
            action,
            settings(_ -> Map.of("text", "render " + count.incrementAndGet())),
            Optional.empty(),
            false,
            Optional.empty());
    start(steps(step));

    var id = engine.accept();
    engine.settle();
    engine.resume(id);

    assertThat(action.calls()).containsExactly("render 1#1", "render 1#2");
  }

  @Test
  void isSkippedWithWhatItSawWhenItsConditionIsFalse() throws Exception {
    var action = succeeding();
    var condition = expression("'critical' in content.tags", _ -> false);
    start(workflow(RetryPolicy.DEFAULT, Optional.of(condition), step("one", action)));

    var id = engine.accept();
    engine.settle();

    assertThat(action.calls()).isEmpty();
    assertThat(engine.state(id))
        .isEqualTo(new RunState.Skipped("The condition is not true: 'critical' in content.tags"));
    assertThat(engine.runs.findRun(id).orElseThrow().seen()).isEqualTo(Map.of("seen", "this"));
  }

  @Test
  void waitsForALookupThatFailedAndDecidesThen() throws Exception {
    var away = new AtomicInteger(1);
    var condition =
        expression(
            "content.name != ''",
            _ -> {
              if (away.getAndDecrement() > 0) {
                throw LookupFailed.later("Tableau answered 503");
              }
              return true;
            });
    var action = succeeding();
    start(workflow(RetryPolicy.DEFAULT, Optional.of(condition), step("one", action)));

    var id = engine.accept();
    engine.settle();
    assertThat(engine.state(id).reason()).isEqualTo("Tableau answered 503");
    engine.resume(id);

    assertThat(action.calls()).containsExactly("one#1");
    assertThat(engine.state(id)).isInstanceOf(RunState.Succeeded.class);
  }

  @Test
  void deadLettersALookupThatCannotWork() throws Exception {
    var condition =
        expression(
            "content.name != ''",
            _ -> {
              throw LookupFailed.forGood("The PAT has expired.", "Make a new one.");
            });
    start(workflow(RetryPolicy.DEFAULT, Optional.of(condition), step("one", succeeding())));

    var id = engine.accept();
    engine.settle();

    assertThat(engine.state(id))
        .isEqualTo(
            new RunState.DeadLettered("Step 'if' failed: The PAT has expired.", "Make a new one."));
  }

  @Test
  void goesOnAfterAFailedStepThatMayFail() throws Exception {
    var failing = answering(new ActionOutcome.Failed("no such channel", "Invite the bot."));
    var ok = succeeding();
    var mayFail = new Step("one", failing, text("one"), Optional.empty(), true, Optional.empty());
    start(steps(mayFail, step("two", ok)));

    var id = engine.accept();
    engine.settle();

    assertThat(ok.calls()).containsExactly("two#1");
    assertThat(engine.state(id))
        .isEqualTo(
            new RunState.Succeeded("told; step 'one' failed and was passed over: no such channel"));
  }

  @Test
  void stopsAtAFailedStepAndSaysHowToMendIt() throws Exception {
    var failing = answering(new ActionOutcome.Failed("no such channel", "Invite the bot."));
    var ok = succeeding();
    start(steps(step("one", failing), step("two", ok)));

    var id = engine.accept();
    engine.settle();

    assertThat(ok.calls()).isEmpty();
    assertThat(engine.state(id))
        .isEqualTo(
            new RunState.DeadLettered("Step 'one' failed: no such channel", "Invite the bot."));
  }

  @Test
  void isSkippedWhenEachStepFoundNothingToDo() throws Exception {
    var action = answering(new ActionOutcome.Skipped("no broadcast of this workbook"));
    start(steps(step("one", action)));

    var id = engine.accept();
    engine.settle();

    assertThat(engine.state(id)).isEqualTo(new RunState.Skipped("no broadcast of this workbook"));
  }

  @Test
  void leavesOutAStepWhoseConditionIsFalse() throws Exception {
    var action = succeeding();
    var never =
        new Step(
            "one",
            action,
            text("one"),
            Optional.of(expression("1 == 2", _ -> false)),
            false,
            Optional.empty());
    start(steps(never, step("two", action)));

    var id = engine.accept();
    engine.settle();

    assertThat(action.calls()).containsExactly("two#1");
    assertThat(engine.runs.attempts(id).getFirst().result())
        .isEqualTo(new Attempt.Result.Skipped("The condition is not true: 1 == 2"));
  }

  @Test
  void retriesAnActionThatThrows() throws Exception {
    var action =
        new ScriptedAction(
            "test.buggy",
            _ -> {
              throw new IllegalStateException("a bug");
            });
    start(steps(step("one", action)));

    var id = engine.accept();
    engine.settle();

    assertThat(engine.state(id).reason()).isEqualTo("test.buggy threw IllegalStateException");
  }

  @Test
  void givesUpAStepThatKillsTheProcessAgainAndAgain() throws Exception {
    var action = succeeding();
    start();
    engine.activate();
    var killer = steps(step("one", action));
    engine.activate(killer);
    var id = engine.accept();
    engine.settle();
    var old = engine.runs.findRun(id).orElseThrow();
    var again = RunId.next();
    var now = Engine.START;
    engine.runs.create(
        again, new RunStore.Replay(old, old.program(), old.revision(), now, now, List.of()));
    for (var number = 1; number <= 5; number++) {
      var epoch = engine.runs.claim(again, Engine.START).orElseThrow().run().epoch();
      engine.runs.begin(again, epoch, crashed(number));
    }

    engine.resume(again);

    assertThat(engine.state(again))
        .isEqualTo(
            new RunState.DeadLettered(
                "Step 'one' failed: The process died during this step again and again.",
                "Look for the cause in the log, then replay the run."));
    assertThat(action.calls()).containsExactly("one#1");
  }

  private static Start crashed(int number) {
    return new Start(
        "one",
        number,
        0,
        "test.ok",
        Engine.START,
        Optional.of(Map.of("text", "one")),
        Map.of(),
        Map.of());
  }

  @Test
  void replaysFromTheFailedStep() throws Exception {
    var broken = new AtomicInteger(1);
    var ok = succeeding();
    var mended =
        new ScriptedAction(
            "test.mended",
            _ ->
                broken.getAndDecrement() > 0
                    ? new ActionOutcome.Failed("broken", "Mend it.")
                    : new ActionOutcome.Succeeded("worked"));
    start(steps(step("one", ok), step("two", mended)));
    var id = engine.accept();
    engine.settle();

    var answer = engine.replays.replay(id, Replays.From.FAILED_STEP, Replays.On.ORIGINAL);
    var again = ((Replays.Answer.Started) answer).id();
    engine.awaitEnd(again);

    assertThat(ok.calls()).containsExactly("one#1");
    assertThat(engine.state(again)).isEqualTo(new RunState.Succeeded("told; worked"));
    assertThat(engine.runs.findRun(again).orElseThrow().replayOf()).contains(id);
  }

  @Test
  void refusesToReplayWhatHasNotEnded() throws Exception {
    start(steps(step("one", answering(new ActionOutcome.RetryLater("away")))));
    var id = engine.accept();
    engine.settle();

    assertThat(engine.replays.replay(id, Replays.From.START, Replays.On.CURRENT))
        .isEqualTo(
            new Replays.Answer.Refused(
                "The run is WAITING and has not ended.", "Wait for its end, or cancel it first."));
  }

  @Test
  void repeatsNoFinishedCallOfARetriedHandler() throws Exception {
    var action = succeeding();
    var ownWork = new AtomicInteger();
    var calls = new ArrayList<Object>();
    engine = new Engine(folder, Map.<String, Action<?>>of("test.ok", action), Lookups.NONE);
    engine.activate(
        new Program.OfHandler(
            "Teller",
            new Trigger(Set.of("WorkbookUpdated"), Set.of()),
            new Revision("h", "Teller.java", ""),
            (_, context) -> {
              calls.add(context.call("tell", "test.ok", Map.of("text", "hi")));
              calls.add(context.step("count", ownWork::incrementAndGet));
              if (context.attempt() == 1) {
                throw new IllegalStateException("not yet");
              }
            }));

    var id = engine.accept();
    engine.settle();
    assertThat(engine.state(id).reason()).isEqualTo("Teller threw IllegalStateException: not yet");
    engine.resume(id);

    assertThat(action.calls()).containsExactly("hi#1");
    assertThat(ownWork).hasValue(1);
    assertThat(calls).isEqualTo(List.of(Map.of("n", 7), 1, Map.of("n", 7), 1));
    assertThat(engine.state(id))
        .isEqualTo(new RunState.Succeeded("Teller handled WorkbookUpdated"));
  }

  @Test
  void deadLettersAHandlerWhoseStepFailed() throws Exception {
    engine = new Engine(folder, Map.of(), Lookups.NONE);
    engine.activate(
        new Program.OfHandler(
            "Teller",
            new Trigger(Set.of("WorkbookUpdated"), Set.of()),
            new Revision("h", "Teller.java", ""),
            (_, _) -> {
              throw new StepFailed("no such channel", "Invite the bot.");
            }));

    var id = engine.accept();
    engine.settle();

    assertThat(engine.state(id))
        .isEqualTo(new RunState.DeadLettered("Teller failed: no such channel", "Invite the bot."));
  }

  @Test
  void deadLettersARunWhoseProgramIsGone() throws Exception {
    start(steps(step("one", answering(new ActionOutcome.RetryLater("away")))));
    var id = engine.accept();
    engine.settle();
    engine.activate();

    engine.resume(id);

    assertThat(engine.state(id))
        .isEqualTo(
            new RunState.DeadLettered(
                "The program 'tell' of this run is gone.",
                "Put its file back, then: tableau-webhooks replay " + id));
  }
}
