package dev.tableauwebhooks.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where runs and their journals are kept. Each write returns when it is on disk. A write that
 * carries an {@code epoch} is refused, by answering false, where another owner has taken the run
 * over since or the run has ended.
 */
public interface RunStore {

  /**
   * Takes a run over: its epoch grows, and its schedule row moves one lease ahead.
   *
   * @return empty where it has ended or is gone; its schedule row is removed then
   */
  Optional<Claim> claim(RunId id, Instant leaseUntil) throws InterruptedException;

  /**
   * Takes over runs that are due now, the most overdue first.
   *
   * @param passOver runs that this node has in flight; their schedule rows move ahead
   */
  List<Claim> claimDue(int most, Instant now, Instant leaseUntil, Predicate<RunId> passOver)
      throws InterruptedException;

  /** Journals that an attempt starts; the run is {@code RUNNING} from then on. */
  boolean begin(RunId id, long epoch, Start start) throws InterruptedException;

  /** Journals how an attempt ended. */
  boolean end(RunId id, long epoch, End end) throws InterruptedException;

  /** Journals how the last attempt ended and what becomes of the run, in one transaction. */
  boolean endAndMove(RunId id, long epoch, End end, RunState next) throws InterruptedException;

  /**
   * Changes a run's state; an ended one loses its schedule row, a waiting one is due at its time.
   */
  boolean move(RunId id, long epoch, RunState next, Map<String, @Nullable Object> seen)
      throws InterruptedException;

  /** Ends an open run whoever works on it; false where it has ended already or is unknown. */
  boolean cancel(RunId id, String reason) throws InterruptedException;

  /** Moves the schedule rows of runs in flight ahead. */
  void extendLeases(Collection<RunId> ids, Instant until) throws InterruptedException;

  /** Stores a new run of an old event, with the journal entries that it takes over. */
  void create(RunId id, Replay replay) throws InterruptedException;

  Optional<Run> findRun(RunId id) throws InterruptedException;

  /** In the order of their steps and numbers. */
  List<Attempt> attempts(RunId id) throws InterruptedException;

  /** Newest first. */
  List<Run> runs(RunQuery query) throws InterruptedException;

  /** How many runs are in each state that is not ended, and how old the oldest queued one is. */
  Backlog backlog(Instant now) throws InterruptedException;

  /** What a worker needs to go on with a run. */
  record Claim(Run run, StoredEvent event, List<Attempt> attempts) {}

  /**
   * An attempt that is about to start.
   *
   * @param input empty where it could not be rendered
   * @param conditionSeen what decided the run's condition; kept once, with its first attempt
   */
  record Start(
      String step,
      int number,
      int position,
      String uses,
      Instant at,
      Optional<Map<String, Object>> input,
      Map<String, @Nullable Object> seen,
      Map<String, @Nullable Object> conditionSeen) {}

  /** An attempt that has ended. */
  record End(String step, int number, Instant at, Attempt.Result result) {}

  /**
   * A run that repeats another.
   *
   * @param kept finished attempts of the old run that are not done again
   */
  record Replay(
      Run of, String program, String revision, Instant now, Instant dueAt, List<Attempt> kept) {}

  /**
   * Which runs to list.
   *
   * @param before only runs older than this one
   * @param telling only runs that tell of a group or an incident, not those that were counted
   */
  record RunQuery(
      int limit,
      Optional<String> state,
      Optional<String> program,
      Optional<EventId> event,
      Optional<RunId> before,
      Optional<String> incident,
      Optional<String> group,
      boolean telling) {

    /** Of whatever group and incident. */
    public RunQuery(
        int limit,
        Optional<String> state,
        Optional<String> program,
        Optional<EventId> event,
        Optional<RunId> before) {
      this(limit, state, program, event, before, Optional.empty(), Optional.empty(), false);
    }

    /** Those that tell of an incident. */
    public static RunQuery tellingOfIncident(String incident, int limit) {
      return telling(limit, Optional.of(incident), Optional.empty());
    }

    /** Those that tell of a group. */
    public static RunQuery tellingOfGroup(String group, int limit) {
      return telling(limit, Optional.empty(), Optional.of(group));
    }

    private static RunQuery telling(int limit, Optional<String> incident, Optional<String> group) {
      return new RunQuery(
          limit,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          incident,
          group,
          true);
    }
  }

  /** Runs by open state, and the age of the oldest that is queued (zero where none is). */
  record Backlog(Map<String, Long> byState, Duration oldestQueued) {}
}
