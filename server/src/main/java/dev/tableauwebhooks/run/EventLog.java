package dev.tableauwebhooks.run;

import dev.tableauwebhooks.event.TableauEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where accepted events are kept. Implementations are safe for many threads. */
public interface EventLog {

  /**
   * Commits the event, its runs and their schedule rows in one transaction, and returns when all of
   * it is on disk. Nothing is written where the same canonical body was accepted within the window,
   * nor where the event was reconciled before it was delivered.
   *
   * @throws StoreUnavailable where it is not known to be on disk
   */
  Receipt append(Arrival arrival) throws InterruptedException;

  /** Keeps a body that is no event, with the reason, and returns when it is on disk. */
  Receipt quarantine(OddBody body) throws InterruptedException;

  Optional<StoredEvent> findEvent(EventId id) throws InterruptedException;

  /** Newest first. */
  List<StoredEvent> events(EventQuery query) throws InterruptedException;

  /**
   * What happened in a time, the newest first.
   *
   * @param types wire names
   * @param from by when it happened, or where the payload does not say, was received; inclusive
   * @param by exclusive
   */
  List<StoredEvent> happened(Collection<String> types, Instant from, Instant by)
      throws InterruptedException;

  /** Newest first. */
  List<Quarantined> quarantined(int limit, Optional<EventId> before) throws InterruptedException;

  Optional<Quarantined> findQuarantined(EventId id) throws InterruptedException;

  /**
   * Keeps a copy of an accepted event in quarantine, since it cannot be true; once, however often.
   */
  void distrust(StoredEvent event, String reason) throws InterruptedException;

  /** Marks a quarantined body as replayed into an event. */
  void released(EventId quarantined, EventId event) throws InterruptedException;

  /** Forgets these keys of de-duplication, so that the next event of one of them is new. */
  void forget(Collection<byte[]> keys) throws InterruptedException;

  /** Forgets the keys of de-duplication that have expired; at most {@code limit} of them. */
  int forgetExpired(Instant now, int limit) throws InterruptedException;

  /**
   * A decoded event on its way into the store.
   *
   * @param dedupe absent where the event is never a duplicate
   * @param runs one for each workflow or handler that listens to it
   * @param knownUntil of an event that was reconciled: when it was looked up whether it had been
   *     delivered. One that was delivered since then takes its place
   */
  record Arrival(
      EventId id,
      Instant receivedAt,
      TableauEvent event,
      Optional<String> site,
      byte[] body,
      String note,
      Optional<Dedupe> dedupe,
      List<NewRun> runs,
      Optional<Instant> knownUntil) {
    public Arrival {
      runs = List.copyOf(runs);
    }
  }

  /**
   * The mark by which a repeat is recognised.
   *
   * @param key equal for equal bodies only
   * @param window how long a repeat counts as a duplicate
   */
  record Dedupe(byte[] key, Duration window) {}

  /**
   * A run that is stored with its event.
   *
   * @param dueAt when the scheduler may take it; one lease ahead where this node starts it itself
   */
  record NewRun(RunId id, String program, String revision, Instant dueAt) {}

  /** A body that is no event. */
  record OddBody(
      EventId id,
      Instant receivedAt,
      Optional<String> site,
      byte[] body,
      String reason,
      Optional<Dedupe> dedupe) {}

  /** A body that is no event, as kept. */
  record Quarantined(
      EventId id,
      Instant receivedAt,
      Optional<String> site,
      byte[] body,
      String reason,
      Optional<EventId> releasedAs) {}

  /** What became of a POST. */
  sealed interface Receipt {
    EventId id();

    /** It is on disk. */
    record Accepted(EventId id) implements Receipt {}

    /** The same body is on disk already, as the event of that id. */
    record Duplicate(EventId id) implements Receipt {}

    /** It is on disk, set aside. */
    record SetAside(EventId id) implements Receipt {}
  }

  /**
   * Which events to list.
   *
   * @param before only events older than this one
   */
  record EventQuery(
      int limit, Optional<String> type, Optional<String> luid, Optional<EventId> before) {}
}
