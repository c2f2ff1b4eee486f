package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.run.RunStore.End;
import dev.tableauwebhooks.run.RunStore.Start;
import dev.tableauwebhooks.workflow.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one claimed run: what was tried before, and the only way to write what is tried
 * now. Used by one thread.
 *
 * <p>Every writing method throws {@link Fenced} where the run belongs to somebody else by now.
 */
final class Journal {
  /** A step during which the process died so often is taken to be what kills it. */
  private static final int DEATHS = 5;

  private final Surroundings surroundings;
  private final Claim claim;
  private final Map<String, List<Attempt>> attempts = new LinkedHashMap<>();

  Journal(Surroundings surroundings, Claim claim) {
    this.surroundings = surroundings;
    this.claim = claim;
    claim.attempts().forEach(a -> of(a.step()).add(a));
  }

  private List<Attempt> of(String step) {
    return attempts.computeIfAbsent(step, _ -> new ArrayList<>());
  }

  /** Whether nothing but the condition was tried yet. */
  boolean isFresh() {
    return attempts.keySet().stream().allMatch(Journal::isCondition);
  }

  static boolean isCondition(String step) {
    return step.equals(CONDITION);
  }

  /** The step id under which failed look-ups of the workflow's condition are journaled. */
  static final String CONDITION = "if";

  /** The attempt that settled a step, if one did. */
  Optional<Attempt> settled(String step) {
    return of(step).stream().filter(Attempt::settled).findFirst();
  }

  /** The settings as they were first rendered; retries send the same. */
  Optional<Attempt> rendered(String step) {
    return of(step).stream().filter(a -> a.input().isPresent()).findFirst();
  }

  /** The number of the attempt that comes next. */
  int next(String step) {
    return of(step).size() + 1;
  }

  /** Attempts that count: a wait that we were told to make does not. */
  int used(String step) {
    return (int)
        of(step).stream().filter(a -> !(a.result() instanceof Attempt.Result.Wait)).count();
  }

  /** Whether the process died again and again during this step. */
  boolean kills(String step) {
    return of(step).stream().filter(a -> a.result() instanceof Attempt.Result.Started).count()
        >= DEATHS;
  }

  /** Journals the start of an attempt. */
  Attempt begin(Step step, Optional<Map<String, Object>> input, Map<String, @Nullable Object> seen)
      throws InterruptedException {
    var attempt =
        new Attempt(
            step.id(),
            next(step.id()),
            step.position(),
            step.uses(),
            surroundings.clock().instant(),
            Optional.empty(),
            input,
            seen,
            new Attempt.Result.Started());
    var start =
        new Start(
            attempt.step(),
            attempt.number(),
            attempt.position(),
            attempt.uses(),
            attempt.startedAt(),
            input,
            seen,
            step.conditionSeen());
    fence(surroundings.store().begin(id(), epoch(), start));
    return attempt;
  }

  /** What is begun. */
  record Step(String id, int position, String uses, Map<String, @Nullable Object> conditionSeen) {
    /** Before the first step of a workflow. */
    static final Step CONDITION = new Step(Journal.CONDITION, -1, "if", Map.of());
  }

  /** Journals how an attempt ended. */
  void end(Attempt attempt, Attempt.Result result) throws InterruptedException {
    var end = end(attempt.step(), attempt.number(), result);
    fence(surroundings.store().end(id(), epoch(), end));
    ended(attempt, result);
  }

  /** Journals how an attempt ended and what becomes of the run, in one transaction. */
  void endAndMove(Attempt attempt, Attempt.Result result, RunState next)
      throws InterruptedException {
    var end = end(attempt.step(), attempt.number(), result);
    fence(surroundings.store().endAndMove(id(), epoch(), end, next));
    ended(attempt, result);
    tell(next, Optional.of(attempt.step()));
  }

  /** Changes the run's state. */
  void move(RunState next, Map<String, @Nullable Object> seen) throws InterruptedException {
    fence(surroundings.store().move(id(), epoch(), next, seen));
    tell(next, Optional.empty());
  }

  /** Whether the run goes on; where not, its new state was written by who says so. */
  boolean goesOn(Admission.Answer answer) throws InterruptedException {
    return switch (answer) {
      case Admission.Answer.GoOn _ -> true;
      case Admission.Answer.Lost _ -> throw new Fenced();
      case Admission.Answer.Moved(var next) -> {
        tell(next, Optional.empty());
        yield false;
      }
    };
  }

  private End end(String step, int number, Attempt.Result result) {
    return new End(step, number, surroundings.clock().instant(), result);
  }

  private void ended(Attempt attempt, Attempt.Result result) {
    var now = surroundings.clock().instant();
    of(attempt.step())
        .add(
            new Attempt(
                attempt.step(),
                attempt.number(),
                attempt.position(),
                attempt.uses(),
                attempt.startedAt(),
                Optional.of(now),
                attempt.input(),
                attempt.seen(),
                result));
    var took = Duration.between(attempt.startedAt(), now);
    surroundings.listener().attemptEnded(attempt.uses(), result, took);
  }

  private void tell(RunState next, Optional<String> step) throws InterruptedException {
    if (next instanceof RunState.Ended ended) {
      surroundings.ended(claim, ended, step);
    }
  }

  /**
   * When an attempt that failed is made again, if it is.
   *
   * @param step the step, whose failed attempt is not yet counted in this journal
   */
  Optional<RunState.Waiting> retry(String step, RetryPolicy policy, String reason) {
    var tries = used(step) + 1;
    var now = surroundings.clock().instant();
    var pause = policy.pauseAfter(tries, ThreadLocalRandom.current().nextDouble());
    var at = now.plus(pause);
    var inTime = !at.isAfter(claim.run().createdAt().plus(policy.deadline()));
    return policy.allowsAfter(tries) && inTime
        ? Optional.of(new RunState.Running().waiting(at, reason))
        : Optional.empty();
  }

  private RunId id() {
    return claim.run().id();
  }

  private long epoch() {
    return claim.run().epoch();
  }

  private static void fence(boolean ours) {
    if (!ours) {
      throw new Fenced();
    }
  }
}
