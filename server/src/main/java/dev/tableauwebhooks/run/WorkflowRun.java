package dev.tableauwebhooks.run;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One claimed run of a workflow, from where its journal ends. Used by one thread. */
final class WorkflowRun {
  private final Surroundings surroundings;
  private final Journal journal;
  private final Workflow workflow;
  private final ActionCall actions;
  private final Sight sight;
  private final Perseverance perseverance;
  private final List<String> done = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private Map<String, @Nullable Object> conditionSeen = Map.of();

  WorkflowRun(Surroundings surroundings, Journal journal, Claim claim, Workflow workflow) {
    this.surroundings = surroundings;
    this.journal = journal;
    this.workflow = workflow;
    this.actions = new ActionCall(surroundings, claim);
    this.sight = new Sight(surroundings, claim, workflow.name());
    this.perseverance = new Perseverance(surroundings, journal, claim, workflow, sight);
  }

  void go() throws InterruptedException {
    try {
      if (journal.isFresh() && !begins()) {
        return;
      }
      for (var i = 0; i < workflow.steps().size(); i++) {
        if (!step(workflow.steps().get(i), i)) {
          return;
        }
      }
      journal.move(finished(), conditionSeen);
    } catch (Fenced _) {
      // Whoever took the run over goes on with it.
    } finally {
      surroundings.admission().left(sight.claim().run(), workflow);
    }
  }

  private boolean begins() throws InterruptedException {
    var beginning = new Beginning(surroundings, journal, workflow, sight, perseverance);
    var begins = beginning.isWanted() && beginning.isAdmitted();
    conditionSeen = beginning.seen();
    return begins;
  }

  /** Whether the run goes on with the next step; where not, its new state has been written. */
  private boolean step(Step step, int position) throws InterruptedException {
    var settled = journal.settled(step.id());
    if (settled.isPresent()) {
      return note(step, settled.get().result());
    }
    var place = new Journal.Step(step.id(), position, step.uses(), conditionSeen);
    var retry = step.retry().orElse(workflow.retry());
    if (journal.kills(step.id())) {
      var attempt = journal.begin(place, Optional.empty(), Map.of());
      perseverance.giveUp(
          attempt, ActionCall.KILLS, "Look for the cause in the log, then replay the run.");
      return false;
    }
    if (step.when().isPresent()) {
      var evaluation = perseverance.evaluate(step.when().get(), place, retry);
      if (evaluation.isEmpty()) {
        return false;
      }
      if (!evaluation.get().isTrue()) {
        return skip(step, place, evaluation.get());
      }
    }
    return attempt(step, place, retry);
  }

  private boolean skip(Step step, Journal.Step place, Evaluation evaluation)
      throws InterruptedException {
    var why = "The condition is not true: " + step.when().orElseThrow().text() + sight.missing();
    var attempt = journal.begin(place, Optional.empty(), sight.explain(evaluation.seen()));
    var result = new Attempt.Result.Skipped(why);
    journal.end(attempt, result);
    return note(step, result);
  }

  private boolean attempt(Step step, Journal.Step place, RetryPolicy retry)
      throws InterruptedException {
    var rendered = perseverance.render(step, place, retry);
    if (rendered.isEmpty()) {
      return false;
    }
    var input = rendered.get().input();
    var held = surroundings.admission().hold(sight.claim(), step, input);
    if (held.isPresent()) {
      return journal.goesOn(held.get());
    }
    var attempt = journal.begin(place, Optional.of(input), sight.explain(rendered.get().seen()));
    var outcome =
        actions.call(step.action(), input, step.with().literalHosts(), attempt, sight.past(step));
    return settle(step, attempt, outcome, retry);
  }

  private boolean settle(Step step, Attempt attempt, ActionOutcome outcome, RetryPolicy retry)
      throws InterruptedException {
    return switch (outcome) {
      case ActionOutcome.Succeeded(var summary, var values) ->
          close(step, attempt, new Attempt.Result.Succeeded(summary, values));
      case ActionOutcome.Skipped(var reason) ->
          close(step, attempt, new Attempt.Result.Skipped(reason));
      case ActionOutcome.RetryLater(var reason) -> {
        if (step.continueOnError() && journal.retry(step.id(), retry, reason).isEmpty()) {
          yield close(step, attempt, new Attempt.Result.Failed(reason, ""));
        }
        perseverance.again(attempt, retry, reason);
        yield false;
      }
      case ActionOutcome.Wait(var reason, var atLeast) -> {
        perseverance.waitFor(attempt, atLeast, reason);
        yield false;
      }
      case ActionOutcome.Failed(var reason, var fix) -> {
        if (step.continueOnError()) {
          yield close(step, attempt, new Attempt.Result.Failed(reason, fix));
        }
        perseverance.giveUp(attempt, reason, fix);
        yield false;
      }
    };
  }

  /** Ends a step for good; with the last one, the run ends in the same transaction. */
  private boolean close(Step step, Attempt attempt, Attempt.Result result)
      throws InterruptedException {
    note(step, result);
    if (step.equals(workflow.steps().getLast())) {
      journal.endAndMove(attempt, result, finished());
      return false;
    }
    journal.end(attempt, result);
    return true;
  }

  /** Takes a settled step into account; whether the run goes on. */
  private boolean note(Step step, Attempt.Result result) {
    switch (result) {
      case Attempt.Result.Succeeded(var text, var values) -> {
        sight.add(step.id(), values);
        done.add(text);
      }
      case Attempt.Result.Skipped(var text) -> skipped.add(text);
      case Attempt.Result.Failed(var text, _) ->
          passedOver.add("step '%s' failed and was passed over: %s".formatted(step.id(), text));
      case Attempt.Result.Started _, Attempt.Result.RetryLater _, Attempt.Result.Wait _ ->
          throw new IllegalStateException("step '%s' is not settled".formatted(step.id()));
    }
    return true;
  }

  private RunState.Ended finished() {
    var running = new RunState.Running();
    if (done.isEmpty() && passedOver.isEmpty()) {
      return running.skipped(skipped.isEmpty() ? "Nothing to do." : skipped.getLast());
    }
    var parts = new ArrayList<>(done);
    parts.addAll(passedOver);
    sight.summary().ifPresent(parts::add);
    return running.succeeded(String.join("; ", parts));
  }
}
