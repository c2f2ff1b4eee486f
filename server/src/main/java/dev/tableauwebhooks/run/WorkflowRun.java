package dev.tableauwebhooks.run;

import static java.util.stream.Collectors.joining;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.run.ActionCall.Past;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Admission.Candidate;
import dev.tableauwebhooks.run.Admission.Company;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.OnMissing;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.Settings.Rendered;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One claimed run of a workflow, from where its journal ends. Used by one thread. */
final class WorkflowRun {
  /** How long a run that may go on without a value waits for it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** The first words of what expressions see of the run's group and incident. */
  private static final Set<String> COMPANY = Set.of("events", "group", "incident", "earlier");

  private final Surroundings surroundings;
  private final Journal journal;
  private Claim claim;
  private final Workflow workflow;
  private final ActionCall actions;
  private final Lookups lookups;
  private final Forbearance forbearing;
  private final Object body;
  private final Map<String, Map<String, Object>> outputs = new HashMap<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private Map<String, @Nullable Object> conditionSeen = Map.of();
  private @Nullable Company company;

  WorkflowRun(Surroundings surroundings, Journal journal, Claim claim, Workflow workflow) {
    this.surroundings = surroundings;
    this.journal = journal;
    this.claim = claim;
    this.workflow = workflow;
    this.actions = new ActionCall(surroundings, claim);
    this.lookups = surroundings.lookups().apply(claim.event());
    this.forbearing = new Forbearance(this::find);
    this.body = surroundings.bodies().apply(claim.event().body());
  }

  void go() throws InterruptedException {
    try {
      if (journal.isFresh() && !(isWanted() && isAdmitted())) {
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
    }
  }

  /** A value of what belongs together, or one that is looked up in Tableau. */
  private Optional<Object> find(String path) {
    var dot = path.indexOf('.');
    return COMPANY.contains(dot < 0 ? path : path.substring(0, dot))
        ? company().values().find(path)
        : lookups.find(path);
  }

  private Company company() {
    if (company == null) {
      try {
        company = surroundings.admission().company(claim);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreUnavailable("Interrupted while reading", e);
      }
    }
    return company;
  }

  /** A run that was made to tell of others was wanted when they were. */
  private boolean isWanted() throws InterruptedException {
    return claim.run().ties().tells().isPresent() || (isOfItsSites() && conditionHolds());
  }

  /** Whether the run goes on; where not, its new state has been written. */
  private boolean isAdmitted() throws InterruptedException {
    var candidate = new Candidate(claim, workflow, this::scopeOf, conditionSeen);
    var answer = trying(() -> surroundings.admission().admit(candidate));
    return answer.isPresent() && goesOn(answer.get());
  }

  private boolean goesOn(Answer answer) throws InterruptedException {
    return switch (answer) {
      case Answer.GoOn(var ties) -> {
        claim = new Claim(claim.run().with(ties), claim.event(), claim.attempts());
        yield true;
      }
      case Answer.Lost _ -> throw new Fenced();
      case Answer.Moved(var state) -> {
        journal.moved(state);
        yield false;
      }
    };
  }

  /**
   * Whether the run goes on; where not, its new state has been written. The site of an event is
   * mostly known when it comes, and then only runs that want it are begun.
   */
  private boolean isOfItsSites() throws InterruptedException {
    var wanted = workflow.trigger().sites();
    if (wanted.isEmpty() || claim.event().site().isPresent()) {
      return true;
    }
    try {
      if (lookups.find("site.name").filter(wanted::contains).isPresent()) {
        return true;
      }
    } catch (LookupFailed e) {
      unknown(new Journal.Step(Journal.CONDITION, -1, "if", Map.of()), workflow.retry(), e);
      return false;
    }
    var names = wanted.stream().sorted().collect(joining("', '", "'", "'"));
    var why = "The event is not of the site %s.".formatted(names);
    journal.move(new RunState.Running().skipped(why), Map.of());
    return false;
  }

  /** Whether the run goes on; where not, its new state has been written. */
  private boolean conditionHolds() throws InterruptedException {
    if (workflow.condition().isEmpty()) {
      return true;
    }
    var condition = workflow.condition().get();
    var place = new Journal.Step(Journal.CONDITION, -1, "if", Map.of());
    var evaluation = evaluate(condition, place, workflow.retry());
    if (evaluation.isEmpty()) {
      return false;
    }
    conditionSeen = forbearing.explain(evaluation.get().seen());
    if (evaluation.get().isTrue()) {
      return true;
    }
    var why = "The condition is not true: " + condition.text() + missing();
    journal.move(new RunState.Running().skipped(why), conditionSeen);
    return false;
  }

  private Optional<Evaluation> evaluate(
      Expression expression, Journal.Step place, RetryPolicy retry) throws InterruptedException {
    var fix = "Correct the expression: " + expression.text();
    return trying(() -> expression.evaluate(scope()), place, retry, fix);
  }

  private <T> Optional<T> trying(Question<T> question) throws InterruptedException {
    var place = new Journal.Step(Journal.CONDITION, -1, "if", Map.of());
    var fix = "Correct the expressions of the workflow that keep it quiet.";
    return trying(question, place, workflow.retry(), fix);
  }

  /** Something that needs expressions. */
  @FunctionalInterface
  private interface Question<T> {
    T answer() throws InterruptedException;
  }

  /** The answer; where there is none, the run's new state has been written. */
  private <T> Optional<T> trying(
      Question<T> question, Journal.Step place, RetryPolicy retry, String fix)
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
    forbearing.grant();
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

  /** A value could not be fetched: wait for it, or give up. */
  private void unknown(Journal.Step place, RetryPolicy retry, LookupFailed e)
      throws InterruptedException {
    var reason = String.valueOf(e.getMessage());
    var attempt = journal.begin(place, Optional.empty(), Map.of());
    if (!e.retry()) {
      giveUp(attempt, reason, e.fix());
    } else if (e.waitAtLeast().isPresent()) {
      var at = surroundings.clock().instant().plus(e.waitAtLeast().get());
      var waiting = new RunState.Running().waiting(at, reason);
      journal.endAndMove(attempt, new Attempt.Result.Wait(reason), waiting);
    } else {
      again(attempt, retry, reason);
    }
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
      giveUp(attempt, ActionCall.KILLS, "Look for the cause in the log, then replay the run.");
      return false;
    }
    if (step.when().isPresent()) {
      var evaluation = evaluate(step.when().get(), place, retry);
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
    var why = "The condition is not true: " + step.when().orElseThrow().text() + missing();
    var attempt = journal.begin(place, Optional.empty(), forbearing.explain(evaluation.seen()));
    var result = new Attempt.Result.Skipped(why);
    journal.end(attempt, result);
    return note(step, result);
  }

  private boolean attempt(Step step, Journal.Step place, RetryPolicy retry)
      throws InterruptedException {
    var rendered = render(step, place, retry);
    if (rendered.isEmpty()) {
      return false;
    }
    var input = rendered.get().input();
    var held = surroundings.admission().hold(claim, step, input);
    if (held.isPresent()) {
      return goesOn(held.get());
    }
    var attempt =
        journal.begin(place, Optional.of(input), forbearing.explain(rendered.get().seen()));
    var outcome =
        actions.call(step.action(), input, step.with().literalHosts(), attempt, past(step));
    return settle(step, attempt, outcome, retry);
  }

  private Optional<Rendered> render(Step step, Journal.Step place, RetryPolicy retry)
      throws InterruptedException {
    var before = journal.rendered(step.id());
    if (before.isPresent()) {
      return before.map(a -> new Rendered(a.input().orElseThrow(), a.seen()));
    }
    try {
      return Optional.of(step.with().render(scope()));
    } catch (LookupFailed e) {
      if (goesOnWithout(place, retry, e)) {
        return render(step, place, retry);
      }
      unknown(place, retry, e);
    } catch (EvaluationFailed e) {
      var attempt = journal.begin(place, Optional.empty(), Map.of());
      giveUp(attempt, e.getMessage(), "Correct the expressions of step '" + step.id() + "'.");
    }
    return Optional.empty();
  }

  private Past past(Step step) {
    var ties = claim.run().ties();
    return ties.tells().isPresent() || ties.incident().isPresent()
        ? new Past(company().earlier().getOrDefault(step.id(), Map.of()), ties.incident())
        : Past.NONE;
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
        again(attempt, retry, reason);
        yield false;
      }
      case ActionOutcome.Wait(var reason, var atLeast) -> {
        var at = surroundings.clock().instant().plus(atLeast);
        var waiting = new RunState.Running().waiting(at, reason);
        journal.endAndMove(attempt, new Attempt.Result.Wait(reason), waiting);
        yield false;
      }
      case ActionOutcome.Failed(var reason, var fix) -> {
        if (step.continueOnError()) {
          yield close(step, attempt, new Attempt.Result.Failed(reason, fix));
        }
        giveUp(attempt, reason, fix);
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
        outputs.put(step.id(), values);
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
    forbearing.summary().ifPresent(parts::add);
    return running.succeeded(String.join("; ", parts));
  }

  private String missing() {
    return forbearing.summary().map(it -> " (" + it + ")").orElse("");
  }

  private void again(Attempt attempt, RetryPolicy retry, String reason)
      throws InterruptedException {
    var waiting = journal.retry(attempt.step(), retry, reason);
    if (waiting.isPresent()) {
      journal.endAndMove(attempt, new Attempt.Result.RetryLater(reason), waiting.get());
    } else {
      var tries = journal.used(attempt.step()) + 1;
      var last = "Given up after %d tries; the last: %s".formatted(tries, reason);
      giveUp(attempt, last, "Mend the cause, then replay the run.");
    }
  }

  private void giveUp(Attempt attempt, @Nullable String reason, String fix)
      throws InterruptedException {
    var text = String.valueOf(reason);
    var dead = "Step '%s' failed: %s".formatted(attempt.step(), text);
    var state = new RunState.Running().deadLettered(dead, fix);
    journal.endAndMove(attempt, new Attempt.Result.Failed(text, fix), state);
  }

  private Scope scope() {
    return scope(claim.event(), body, forbearing);
  }

  private Scope scopeOf(StoredEvent event) {
    return event.id().equals(claim.event().id())
        ? scope()
        : scope(
            event, surroundings.bodies().apply(event.body()), surroundings.lookups().apply(event));
  }

  private Scope scope(StoredEvent event, Object body, Lookups lookups) {
    return new Scope(
        event.event(),
        event.id().value(),
        event.receivedAt(),
        body,
        lookups,
        outputs,
        surroundings.env(),
        claim.run().id().value(),
        workflow.name());
  }
}
