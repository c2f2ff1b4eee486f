package dev.tableauwebhooks.store;

import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose turn it is. Runs with one key take turns in the order of their identifiers, which is that
 * of their events; a run keeps its turn until it has ended.
 */
final class TurnRows {
  private static final String ASK =
      """
      INSERT INTO turn (program, name, run_id, places, waits) VALUES (?, ?, ?, ?, 0)
      ON CONFLICT (program, name, run_id) DO UPDATE SET places = excluded.places
      """;
  private static final String AHEAD =
      """
      SELECT count(*) AS ahead FROM turn JOIN run ON run.id = turn.run_id
      WHERE turn.program = ? AND turn.name = ? AND turn.run_id < ? AND run.ended_at IS NULL
      """;

  /** Runs that do not know their key yet, about the same object: they may turn out to be ahead. */
  private static final String UNDECIDED =
      """
      SELECT count(*) AS ahead FROM run JOIN event ON event.id = run.event_id
      WHERE run.program = ? AND run.state = 'QUEUED' AND run.ended_at IS NULL AND run.id < ?
        AND event.resource_luid = (SELECT resource_luid FROM event WHERE id =
          (SELECT event_id FROM run WHERE id = ?))
        AND NOT EXISTS (SELECT 1 FROM turn WHERE turn.run_id = run.id)
      """;

  private static final String AHEAD_TIED =
      """
      SELECT count(*) AS ahead FROM run
      WHERE %s = ? AND tells IS NOT NULL AND ended_at IS NULL AND id < ?
      """;
  private static final String WAIT =
      "UPDATE turn SET waits = ? WHERE program = ? AND name = ? AND run_id = ?";
  private static final String OF_RUN = "SELECT program, name, places FROM turn WHERE run_id = ?";
  private static final String PASS = "DELETE FROM turn WHERE run_id = ?";
  private static final String FIRST =
      """
      SELECT turn.run_id, turn.waits FROM turn JOIN run ON run.id = turn.run_id
      WHERE turn.program = ? AND turn.name = ? AND run.ended_at IS NULL
      ORDER BY turn.run_id LIMIT ?
      """;
  private static final String DUE = "UPDATE run SET due_at = ? WHERE id = ? AND state = 'WAITING'";

  private TurnRows() {}

  /**
   * Who is before a run.
   *
   * @param lookAgain how long it waits where nobody wakes it
   */
  record Before(String reason, Duration lookAgain) {}

  /** Queues a run up; empty where it has its turn. */
  static Optional<Before> ask(Session session, Run run, String key, int places)
      throws SQLException {
    session.update(ASK, run.program(), key, run.id(), places);
    var ahead = count(session, AHEAD, run.program(), key, run.id());
    var undecided =
        ahead < places ? count(session, UNDECIDED, run.program(), run.id(), run.id()) : 0;
    return waiting(
        session, run, key, ahead >= places || undecided > 0, ahead + undecided, undecided);
  }

  /** Queues a run up behind the others of its group or incident. */
  static Optional<Before> askTied(Session session, Run run, String column, String tie)
      throws SQLException {
    session.update(ASK, run.program(), tie, run.id(), 1);
    var ahead = count(session, AHEAD_TIED.formatted(column), tie, run.id());
    return waiting(session, run, tie, ahead > 0, ahead, 0);
  }

  private static Optional<Before> waiting(
      Session session, Run run, String key, boolean waits, long ahead, long undecided)
      throws SQLException {
    waits(session, run.program(), key, run.id(), waits);
    return waits
        ? Optional.of(
            new Before(
                "Waits for its turn: %d before it".formatted(ahead),
                undecided > 0 ? Duration.ofSeconds(1) : Duration.ofMinutes(1)))
        : Optional.empty();
  }

  private static long count(Session session, String sql, Object... parameters) throws SQLException {
    return session.find(sql, row -> row.number("ahead"), parameters).orElse(0L);
  }

  /** Notes whether a run waits for its turn, so that it is woken then. */
  static void waits(Session session, String program, String key, RunId run, boolean waits)
      throws SQLException {
    session.update(WAIT, waits ? 1 : 0, program, key, run);
  }

  /** A run has ended: those behind it move up. */
  static void pass(Session session, RunId run, Instant now) throws SQLException {
    var turns =
        session.query(
            OF_RUN,
            row -> new Turn(row.text("program"), row.text("name"), row.number("places")),
            run);
    if (!turns.isEmpty()) {
      session.update(PASS, run);
      for (var turn : turns) {
        wakeFirst(session, turn, now);
      }
    }
  }

  private static void wakeFirst(Session session, Turn turn, Instant now) throws SQLException {
    var first = session.query(FIRST, TurnRows::waiting, turn.program(), turn.key(), turn.places());
    for (var next : first) {
      if (next.waits() && session.update(DUE, now, next.run()) > 0) {
        waits(session, turn.program(), turn.key(), next.run(), false);
        ScheduleRows.move(session, next.run(), now);
      }
    }
  }

  private static Waiting waiting(Row row) throws SQLException {
    return new Waiting(new RunId(row.text("run_id")), row.number("waits") != 0);
  }

  private record Turn(String program, String key, long places) {}

  private record Waiting(RunId run, boolean waits) {}
}
