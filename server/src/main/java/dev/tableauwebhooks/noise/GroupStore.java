package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.StoredEvent;
import dev.tableauwebhooks.run.Ties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where groups are kept, and what becomes of runs that enter them. Each write is one transaction
 * that returns when it is on disk.
 */
public interface GroupStore {

  /** Lets a run's event into its workflow, and moves the run where that is the end of it. */
  Answer enter(Run run, Entry entry) throws InterruptedException;

  /**
   * Flushes the groups that are due, at most {@code most} of them: each flush makes its run in the
   * same transaction, so a flush happens once however many nodes ask.
   *
   * @return how many groups were due
   */
  int flushDue(Instant now, int most) throws InterruptedException;

  /**
   * Ends a run that has not begun where a later run of the same group or incident tells what it
   * would tell.
   *
   * @return what became of the run; empty where none is later
   */
  Optional<Answer> supersede(Run run, Instant now) throws InterruptedException;

  /** Whether an earlier run of the same group or incident has finished a step. */
  boolean isTold(Run run) throws InterruptedException;

  /**
   * Asks for a turn.
   *
   * @param places how many may have one at once
   * @return empty where the run has its turn; else what became of it
   */
  Optional<Answer> takeTurn(Run run, String key, int places, Instant now)
      throws InterruptedException;

  /** Moves a run to a state; whether it was still this owner's. */
  boolean move(Run run, RunState next) throws InterruptedException;

  Optional<Group> find(String group) throws InterruptedException;

  /** Open ones first, then the newest. */
  List<Group> list(int most) throws InterruptedException;

  /** How many are open. */
  long countOpen() throws InterruptedException;

  /** The newest events of a group, in the order in which they joined. */
  List<Member> members(String group, int most) throws InterruptedException;

  /** The newest events that a run tells of, in the order in which they joined. */
  List<Member> members(Ties ties, int most) throws InterruptedException;

  /** How many events a run tells of. */
  long count(Ties ties) throws InterruptedException;

  /** Takes members out of what a run tells, and gives their own runs that reason. */
  void suppress(Ties ties, List<Member> members, String reason) throws InterruptedException;

  /** The outputs of each step when it last succeeded in an earlier run of the same. */
  Map<String, Map<String, Object>> earlier(Run run) throws InterruptedException;

  /** Forgets keys that may be seen again, and recoveries from before that time. */
  void forget(Instant now, Instant recoveriesBefore) throws InterruptedException;

  /** An event of a group, and the run by which it joined. */
  record Member(RunId run, StoredEvent event) {}

  /**
   * A group of events.
   *
   * @param word by which it was made: {@code group}, {@code digest} or {@code throttle}
   * @param flushAt when it is flushed next; empty where that waits for news, or it is closed
   * @param flushes how many runs have told of it
   * @param pending how many events no run has told of yet
   * @param total how many events joined
   */
  record Group(
      String id,
      String program,
      String key,
      String word,
      Optional<String> incident,
      boolean isOpen,
      Instant openedAt,
      Optional<Instant> flushAt,
      long flushes,
      long pending,
      long total,
      EventId newestEvent) {}
}
