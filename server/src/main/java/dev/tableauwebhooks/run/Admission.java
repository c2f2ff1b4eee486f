package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Workflow;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a run whose condition is true may go on to its steps, or has become part of
 * something larger, must wait, or is kept back. Safe for many threads.
 */
public interface Admission {

  /** Every run goes on. */
  Admission FREE =
      new Admission() {
        @Override
        public Answer admit(Candidate candidate) {
          return new Answer.GoOn(candidate.claim().run().ties());
        }

        @Override
        public Optional<Answer> hold(Claim claim, Step step, Map<String, Object> input) {
          return Optional.empty();
        }

        @Override
        public Company company(Claim claim) {
          return Company.ALONE;
        }

        @Override
        public void left(Run run, Workflow workflow) {}
      };

  /**
   * Decides. Asked before the first step, and again each time the run is taken up before that.
   *
   * @throws LookupFailed where a value that it needs could not be fetched
   * @throws EvaluationFailed where an expression could not be computed
   */
  Answer admit(Candidate candidate) throws InterruptedException;

  /** What became of a run because a target of this step is paused; empty where none is. */
  Optional<Answer> hold(Claim claim, Step step, Map<String, Object> input)
      throws InterruptedException;

  /** What the run's group and incident are. */
  Company company(Claim claim) throws InterruptedException;

  /** A run has come to its end, or waits: others may have their turn. */
  void left(Run run, Workflow workflow);

  /**
   * A run that wants to begin.
   *
   * @param scopes what an expression sees for this event of the run, or for another
   * @param seen the values that decided its condition
   */
  record Candidate(
      Claim claim,
      Workflow workflow,
      Function<StoredEvent, Scope> scopes,
      Map<String, @Nullable Object> seen) {

    /** The same run with other ties. */
    public Candidate with(Ties ties) {
      var tied = new Claim(claim.run().with(ties), claim.event(), claim.attempts());
      return new Candidate(tied, workflow, scopes, seen);
    }
  }

  /** What became of the wish. */
  sealed interface Answer {
    /**
     * The steps may begin.
     *
     * @param ties the run's, as they are by now
     */
    record GoOn(Ties ties) implements Answer {}

    /** The run was moved to that state. */
    record Moved(RunState state) implements Answer {}

    /** The run belongs to another owner by now. */
    record Lost() implements Answer {}
  }

  /**
   * The others of a run.
   *
   * @param values what expressions see of them
   * @param earlier what each step gave when it last succeeded in an earlier run of the same
   */
  record Company(Lookups values, Map<String, Map<String, Object>> earlier) {
    /** A run that is about its own event alone. */
    public static final Company ALONE = new Company(Lookups.NONE, Map.of());

    public Company {
      earlier = Map.copyOf(earlier);
    }
  }
}
