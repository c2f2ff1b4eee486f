package dev.tableauwebhooks.run;

import dev.tableauwebhooks.handler.StepFailed;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.RetryPolicy;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One claimed run of a Java handler. Used by one thread. */
final class HandlerRun {
  private static final Logger LOG = LoggerFactory.getLogger(HandlerRun.class);

  private final Surroundings surroundings;
  private final Journal journal;
  private final Claim claim;
  private final Program.OfHandler handler;

  HandlerRun(Surroundings surroundings, Journal journal, Claim claim, Program.OfHandler handler) {
    this.surroundings = surroundings;
    this.journal = journal;
    this.claim = claim;
    this.handler = handler;
  }

  void go() throws InterruptedException {
    try {
      var place = new Journal.Step(Attempt.METHOD, 0, handler.name(), Map.of());
      var killing = journal.kills(Attempt.METHOD);
      var attempt = journal.begin(place, Optional.of(Map.of()), Map.of());
      if (killing) {
        giveUp(attempt, ActionCall.KILLS, "Look for the cause in the log, then replay the run.");
      } else {
        call(attempt);
      }
    } catch (Fenced _) {
      // Whoever took the run over goes on with it.
    }
  }

  private void call(Attempt attempt) throws InterruptedException {
    var context = new HandlerSteps(surroundings, journal, claim, attempt);
    try {
      handler.call().on(claim.event().event(), context);
      var done = "%s handled %s".formatted(handler.name(), claim.event().event().type());
      var result = new Attempt.Result.Succeeded(done, Map.of());
      journal.endAndMove(attempt, result, new RunState.Running().succeeded(done));
    } catch (Fenced | StoreUnavailable | InterruptedException e) {
      throw e;
    } catch (HandlerSteps.Deferred e) {
      defer(attempt, e);
    } catch (StepFailed e) {
      giveUp(attempt, String.valueOf(e.getMessage()), e.fix());
    } catch (Exception e) {
      // The handler is somebody else's code; whatever it throws is a failed try.
      LOG.atWarn().addKeyValue("runId", claim.run().id()).setCause(e).log("A handler threw");
      again(
          attempt,
          "%s threw %s: %s"
              .formatted(handler.name(), e.getClass().getSimpleName(), e.getMessage()));
    }
  }

  private void defer(Attempt attempt, HandlerSteps.Deferred e) throws InterruptedException {
    var reason = String.valueOf(e.getMessage());
    if (e.atLeast().isPresent()) {
      var at = surroundings.clock().instant().plus(e.atLeast().get());
      var waiting = new RunState.Running().waiting(at, reason);
      journal.endAndMove(attempt, new Attempt.Result.Wait(reason), waiting);
    } else {
      again(attempt, reason);
    }
  }

  private void again(Attempt attempt, String reason) throws InterruptedException {
    var waiting = journal.retry(attempt.step(), RetryPolicy.DEFAULT, reason);
    if (waiting.isPresent()) {
      journal.endAndMove(attempt, new Attempt.Result.RetryLater(reason), waiting.get());
    } else {
      giveUp(attempt, "Given up after the last try: " + reason, "Mend the cause, then replay.");
    }
  }

  private void giveUp(Attempt attempt, String reason, String fix) throws InterruptedException {
    var dead = "%s failed: %s".formatted(handler.name(), reason);
    var state = new RunState.Running().deadLettered(dead, fix);
    journal.endAndMove(attempt, new Attempt.Result.Failed(reason, fix), state);
  }
}
