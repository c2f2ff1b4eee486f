package dev.tableauwebhooks.run;

import static java.util.stream.Collectors.joining;

import dev.tableauwebhooks.run.Admission.Candidate;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Workflow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether one run of a workflow comes to its first step. Where a question is answered by no, the
 * run's new state has been written. Used by one thread.
 */
final class Beginning {
  private final Surroundings surroundings;
  private final Journal journal;
  private final Workflow workflow;
  private final Sight sight;
  private final Perseverance perseverance;
  private Map<String, @Nullable Object> seen = Map.of();

  Beginning(
      Surroundings surroundings,
      Journal journal,
      Workflow workflow,
      Sight sight,
      Perseverance perseverance) {
    this.surroundings = surroundings;
    this.journal = journal;
    this.workflow = workflow;
    this.sight = sight;
    this.perseverance = perseverance;
  }

  /** The values that decided the condition. */
  Map<String, @Nullable Object> seen() {
    return seen;
  }

  /** A run that was made to tell of others was wanted when they were. */
  boolean isWanted() throws InterruptedException {
    return sight.claim().run().ties().tells().isPresent() || (isOfItsSites() && conditionHolds());
  }

  /** Whether nothing keeps it back. */
  boolean isAdmitted() throws InterruptedException {
    var candidate = new Candidate(sight.claim(), workflow, sight::scopeOf, seen);
    var fix = "Correct the expressions of the workflow that keep it quiet.";
    var answer =
        perseverance.trying(
            () -> surroundings.admission().admit(candidate),
            Journal.Step.CONDITION,
            workflow.retry(),
            fix);
    if (answer.isPresent() && answer.get() instanceof Admission.Answer.GoOn(var ties)) {
      sight.tie(ties);
    }
    return answer.isPresent() && journal.goesOn(answer.get());
  }

  /** The site of an event is mostly known when it comes: then only runs that want it are begun. */
  private boolean isOfItsSites() throws InterruptedException {
    var wanted = workflow.trigger().sites();
    if (wanted.isEmpty() || sight.claim().event().site().isPresent()) {
      return true;
    }
    try {
      if (sight.find("site.name").filter(wanted::contains).isPresent()) {
        return true;
      }
    } catch (LookupFailed e) {
      perseverance.unknown(Journal.Step.CONDITION, workflow.retry(), e);
      return false;
    }
    var names = wanted.stream().sorted().collect(joining("', '", "'", "'"));
    var why = "The event is not of the site %s.".formatted(names);
    journal.move(new RunState.Running().skipped(why), Map.of());
    return false;
  }

  private boolean conditionHolds() throws InterruptedException {
    if (workflow.condition().isEmpty()) {
      return true;
    }
    var condition = workflow.condition().get();
    var evaluation = perseverance.evaluate(condition, Journal.Step.CONDITION, workflow.retry());
    if (evaluation.isEmpty()) {
      return false;
    }
    seen = sight.explain(evaluation.get().seen());
    if (evaluation.get().isTrue()) {
      return true;
    }
    var why = "The condition is not true: " + condition.text() + sight.missing();
    journal.move(new RunState.Running().skipped(why), seen);
    return false;
  }
}
