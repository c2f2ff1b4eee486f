package dev.tableauwebhooks.store;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.event.TableauEvent.ExtractRefresh;
import dev.tableauwebhooks.event.TableauEvent.Outcome;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.EventLog.Arrival;
import dev.tableauwebhooks.run.Lag;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps an event that was reconciled and its late delivery from both being stored, whichever comes
 * first.
 */
final class Reconciled {
  private static final Duration KEPT = Duration.ofDays(7);

  private static final String NOTE =
      "INSERT INTO reconciled (event_id, type, resource_luid, ended_at) VALUES (?, ?, ?, ?)";
  private static final String FIND_RECONCILED =
      """
      SELECT event_id FROM reconciled
      WHERE resource_luid = ? AND delivered_at IS NULL AND type = ?
        AND ended_at >= ? AND ended_at <= ?
      ORDER BY ended_at DESC LIMIT 1
      """;
  private static final String MARK_DELIVERED =
      "UPDATE reconciled SET delivered_at = ? WHERE event_id = ?";
  private static final String POINT_TO_ORIGINAL =
      "UPDATE dedupe SET event_id = ? WHERE body_hash = ?";
  private static final String FIND_DELIVERED =
      """
      SELECT id FROM event
      WHERE resource_luid = ? AND created_at >= ? AND created_at <= ? AND type IN (
        'WorkbookRefreshSucceeded', 'WorkbookRefreshFailed', 'DatasourceRefreshSucceeded',
        'DatasourceRefreshFailed', 'FlowRunSucceeded', 'FlowRunFailed')
        AND type = ? AND received_at >= ?
        AND id NOT IN (SELECT event_id FROM reconciled)
      LIMIT 1
      """;
  private static final String FORGET = "DELETE FROM reconciled WHERE ended_at < ?";

  private Reconciled() {}

  /** The event that is on disk already and tells the same as this one in other words. */
  static Optional<EventId> twin(Session session, Arrival arrival) throws SQLException {
    if (arrival.knownUntil().isPresent()) {
      return delivered(session, arrival);
    }
    return isEndOfRefresh(arrival.event()) && arrival.dedupe().isPresent()
        ? reconciled(session, arrival)
        : Optional.empty();
  }

  /** Remembers a reconciled event, in case it is delivered late. */
  static void note(Session session, Arrival arrival) throws SQLException {
    if (arrival.knownUntil().isPresent()) {
      var event = arrival.event();
      session.update(
          NOTE, arrival.id(), event.type(), event.resource().luid(), event.origin().createdAt());
    }
  }

  static void forget(Session session, Instant now) throws SQLException {
    session.update(FORGET, now.minus(KEPT));
  }

  private static boolean isEndOfRefresh(TableauEvent event) {
    return event instanceof ExtractRefresh refresh
        && refresh.outcome() != Outcome.STARTED
        && event.resource().luid().isPresent()
        && event.origin().createdAt().isPresent();
  }

  private static Optional<EventId> reconciled(Session session, Arrival arrival)
      throws SQLException {
    var event = arrival.event();
    var madeAt = event.origin().createdAt().orElseThrow();
    var twin =
        session.find(
            FIND_RECONCILED,
            row -> new EventId(row.text("event_id")),
            event.resource().luid(),
            event.type(),
            madeAt.minus(Lag.LONGEST),
            madeAt.plus(Lag.EARLIEST));
    if (twin.isPresent()) {
      session.update(MARK_DELIVERED, arrival.receivedAt(), twin.get());
      session.update(SqlEventLog.COUNT_DUPLICATE, twin.get());
      session.update(POINT_TO_ORIGINAL, twin.get(), arrival.dedupe().orElseThrow().key());
    }
    return twin;
  }

  private static Optional<EventId> delivered(Session session, Arrival arrival) throws SQLException {
    var event = arrival.event();
    var endedAt = event.origin().createdAt().orElseThrow();
    return session.find(
        FIND_DELIVERED,
        row -> new EventId(row.text("id")),
        event.resource().luid(),
        endedAt.minus(Lag.EARLIEST),
        endedAt.plus(Lag.LONGEST),
        event.type(),
        arrival.knownUntil());
  }
}
