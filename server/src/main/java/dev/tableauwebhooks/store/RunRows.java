package dev.tableauwebhooks.store;

import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.RunStore.Replay;
import dev.tableauwebhooks.run.Ties;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of runs, and what becomes of them in one transaction with other rows. */
final class RunRows {
  static final String SELECT =
      "SELECT run.*, (SELECT count(*) FROM attempt WHERE run_id = run.id) AS attempts FROM run";

  private static final String MOVE =
      """
      UPDATE run SET state = ?, reason = ?, fix = ?, due_at = ?, ended_at = ?,
        seen = COALESCE(?, seen)
      WHERE id = ? AND epoch = ? AND ended_at IS NULL
      """;
  private static final String INSERT =
      """
      INSERT INTO run (id, event_id, program, revision, state, epoch, created_at, replay_of,
        group_id, first_batch, batch, incident_id, tells)
      VALUES (?, ?, ?, ?, 'QUEUED', 0, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String OWN =
      "UPDATE run SET epoch = epoch WHERE id = ? AND epoch = ? AND ended_at IS NULL";

  private RunRows() {}

  /** A run that comes into being without an event's arrival. */
  record NewRun(
      RunId id,
      EventId event,
      String program,
      String revision,
      Optional<RunId> replayOf,
      Ties ties) {}

  static void insert(Session session, NewRun run, Instant now, Instant dueAt) throws SQLException {
    var ties = run.ties();
    session.update(
        INSERT,
        run.id(),
        run.event(),
        run.program(),
        run.revision(),
        now,
        run.replayOf(),
        ties.group(),
        ties.firstBatch(),
        ties.batch(),
        ties.incident(),
        ties.tells());
    ScheduleRows.insert(session, run.id(), dueAt);
  }

  static void insertReplay(Session session, RunId id, Replay replay) throws SQLException {
    var old = replay.of();
    var run =
        new NewRun(
            id,
            old.eventId(),
            replay.program(),
            replay.revision(),
            Optional.of(old.id()),
            old.ties());
    insert(session, run, replay.now(), replay.dueAt());
  }

  /** Whether a run is still this owner's; holds its row until the transaction's end. */
  static boolean own(Session session, RunId id, long epoch) throws SQLException {
    return session.update(OWN, id, epoch) > 0;
  }

  /** Changes a run's state and what follows from it; whether it was still this owner's. */
  static boolean move(
      Session session,
      RunId id,
      long epoch,
      RunState next,
      Map<String, @Nullable Object> seen,
      Instant now)
      throws SQLException {
    var due = next instanceof RunState.Waiting(var until, _) ? until : null;
    var ended = next instanceof RunState.Ended ? now : null;
    var fix = next instanceof RunState.DeadLettered(_, var f) ? f : "";
    var ours =
        session.update(
                MOVE,
                next.name(),
                JournalRows.storable(next.reason()),
                JournalRows.storable(fix),
                due,
                ended,
                JournalRows.jsonOrNothing(seen),
                id,
                epoch)
            > 0;
    if (ours) {
      reschedule(session, id, next, now);
    }
    return ours;
  }

  private static void reschedule(Session session, RunId id, RunState next, Instant now)
      throws SQLException {
    switch (next) {
      case RunState.Ended _ -> {
        ScheduleRows.delete(session, id);
        TurnRows.pass(session, id, now);
      }
      case RunState.Waiting(var until, _) -> ScheduleRows.move(session, id, until);
      case RunState.Queued _, RunState.Running _ -> {
        // Its row stands a lease ahead already.
      }
    }
  }

  static Optional<Run> find(Session session, RunId id) throws SQLException {
    return session.find(SELECT + " WHERE id = ?", RunRows::run, id);
  }

  static Run run(Row row) throws SQLException {
    return new Run(
        new RunId(row.text("id")),
        new EventId(row.text("event_id")),
        row.text("program"),
        row.text("revision"),
        state(row),
        row.number("epoch"),
        row.instant("created_at"),
        row.optionalInstant("ended_at"),
        row.optionalText("seen").map(JournalRows::nullable).orElse(Map.of()),
        row.optionalText("replay_of").map(RunId::new),
        ties(row),
        (int) row.number("attempts"));
  }

  private static Ties ties(Row row) throws SQLException {
    return new Ties(
        row.optionalText("group_id"),
        row.number("first_batch"),
        row.number("batch"),
        row.optionalText("incident_id"),
        row.optionalText("tells").map(Ties.Tells::valueOf),
        row.optionalText("released_by"));
  }

  private static RunState state(Row row) throws SQLException {
    var reason = row.text("reason");
    var name = row.text("state");
    return switch (name) {
      case "QUEUED" -> new RunState.Queued();
      case "RUNNING" -> new RunState.Running();
      case "WAITING" -> new RunState.Waiting(row.instant("due_at"), reason);
      case "SUCCEEDED" -> new RunState.Succeeded(reason);
      case "SKIPPED" -> new RunState.Skipped(reason);
      case "GROUPED" -> new RunState.Grouped(reason);
      case "SUPPRESSED" -> new RunState.Suppressed(reason);
      case "DEAD_LETTERED" -> new RunState.DeadLettered(reason, row.text("fix"));
      case "CANCELLED" -> new RunState.Cancelled(reason);
      default -> throw new IllegalStateException("unknown state '%s'".formatted(name));
    };
  }
}
