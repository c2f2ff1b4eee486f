package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.OnMissing;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Settings.Rendered;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a workflow does where something does not work: try again later, go on without it,
 * or give up. Used by one thread.
 */
final class Perseverance {
  /** How long a run that may go on without a value waits for it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Surroundings surroundings;
  private final Journal journal;
  private final Claim claim;
  private final Workflow workflow;
  private final Sight sight;

  Perseverance(
      Surroundings surroundings, Journal journal, Claim claim, Workflow workflow, Sight sight) {
    this.surroundings = surroundings;
    this.journal = journal;
    this.claim = claim;
    this.workflow = workflow;
    this.sight = sight;
  }

  /** Something that needs expressions. */
  @FunctionalInterface
  interface Question<T> {
    T answer() throws InterruptedException;
  }

  Optional<Evaluation> evaluate(Expression expression, Journal.Step place, RetryPolicy retry)
      throws InterruptedException {
    var fix = "Correct the expression: " + expression.text();
    return trying(() -> expression.evaluate(sight.scope()), place, retry, fix);
  }

  /** The settings as they were first rendered; retries send the same. */
  Optional<Rendered> render(Step step, Journal.Step place, RetryPolicy retry)
      throws InterruptedException {
    var before = journal.rendered(step.id());
    if (before.isPresent()) {
      return before.map(a -> new Rendered(a.input().orElseThrow(), a.seen()));
    }
    var fix = "Correct the expressions of step '" + step.id() + "'.";
    return trying(() -> step.with().render(sight.scope()), place, retry, fix);
  }

  /** The answer; where there is none, the run's new state has been written. */
  <T> Optional<T> trying(Question<T> question, Journal.Step place, RetryPolicy retry, String fix)
      throws InterruptedException {
    try {
      return Optional.of(question.answer());
    } catch (LookupFailed e) {
      if (goesOnWithout(place, retry, e)) {
        return trying(question, place, retry, fix);
      }
      unknown(place, retry, e);
    } catch (EvaluationFailed e) {
      var attempt = journal.begin(place, Optional.empty(), Map.of());
      giveUp(attempt, e.getMessage(), fix);
    }
    return Optional.empty();
  }

  /** Whether a value that could not be fetched is taken for absent from now on. */
  private boolean goesOnWithout(Journal.Step place, RetryPolicy retry, LookupFailed e) {
    if (workflow.onMissing() != OnMissing.CONTINUE || isWorthWaiting(place, retry, e)) {
      return false;
    }
    sight.forbear();
    return true;
  }

  private boolean isWorthWaiting(Journal.Step place, RetryPolicy retry, LookupFailed e) {
    if (!e.retry()) {
      return false;
    }
    var end = claim.run().createdAt().plus(PATIENCE);
    var next =
        e.waitAtLeast()
            .map(wait -> surroundings.clock().instant().plus(wait))
            .or(() -> journal.retry(place.id(), retry, "").map(RunState.Waiting::until));
    return next.filter(at -> at.isBefore(end)).isPresent();
  }

  /** A value could not be fetched: waits for it, or gives up. */
  void unknown(Journal.Step place, RetryPolicy retry, LookupFailed e) throws InterruptedException {
    var reason = String.valueOf(e.getMessage());
    var attempt = journal.begin(place, Optional.empty(), Map.of());
    if (!e.retry()) {
      giveUp(attempt, reason, e.fix());
    } else if (e.waitAtLeast().isPresent()) {
      waitFor(attempt, e.waitAtLeast().get(), reason);
    } else {
      again(attempt, retry, reason);
    }
  }

  /** Tries again when it was told to, which uses up no attempt. */
  void waitFor(Attempt attempt, Duration atLeast, String reason) throws InterruptedException {
    var at = surroundings.clock().instant().plus(atLeast);
    var waiting = new RunState.Running().waiting(at, reason);
    journal.endAndMove(attempt, new Attempt.Result.Wait(reason), waiting);
  }

  /** Tries again after the next pause, or gives up. */
  void again(Attempt attempt, RetryPolicy retry, String reason) throws InterruptedException {
    var waiting = journal.retry(attempt.step(), retry, reason);
    if (waiting.isPresent()) {
      journal.endAndMove(attempt, new Attempt.Result.RetryLater(reason), waiting.get());
    } else {
      var tries = journal.used(attempt.step()) + 1;
      var last = "Given up after %d tries; the last: %s".formatted(tries, reason);
      giveUp(attempt, last, "Mend the cause, then replay the run.");
    }
  }

  void giveUp(Attempt attempt, @Nullable String reason, String fix) throws InterruptedException {
    var text = String.valueOf(reason);
    var dead = "Step '%s' failed: %s".formatted(attempt.step(), text);
    var state = new RunState.Running().deadLettered(dead, fix);
    journal.endAndMove(attempt, new Attempt.Result.Failed(text, fix), state);
  }
}
