package dev.tableauwebhooks.store;

import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.schedule.RunScheduler;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * db-scheduler's rows of runs, as our own transactions write them. Each change counts the version
 * up, so that db-scheduler notices when a row moved under it.
 */
final class ScheduleRows {
  private static final String TASK = "'" + RunScheduler.TASK + "'";

  private static final String INSERT =
      "INSERT INTO scheduled_tasks"
          + " (task_name, task_instance, execution_time, picked, consecutive_failures, version)"
          + " VALUES ("
          + TASK
          + ", ?, ?, FALSE, 0, 1)";
  private static final String MOVE =
      "UPDATE scheduled_tasks SET execution_time = ?, picked = FALSE, picked_by = NULL,"
          + " last_heartbeat = NULL, version = version + 1"
          + " WHERE task_name = "
          + TASK
          + " AND task_instance = ?";
  private static final String MOVE_WHERE_DUE = MOVE + " AND picked = FALSE AND execution_time <= ?";
  private static final String DUE =
      "SELECT task_instance FROM scheduled_tasks WHERE task_name = "
          + TASK
          + " AND picked = FALSE AND execution_time <= ? ORDER BY execution_time LIMIT ?";
  private static final String EXTEND =
      MOVE + " AND EXISTS (SELECT 1 FROM run WHERE id = ? AND state <> 'WAITING')";
  private static final String DELETE =
      "DELETE FROM scheduled_tasks WHERE task_name = " + TASK + " AND task_instance = ?";

  /** All runs that were in flight become due; those that wait for their time keep it. */
  static final String RELEASE_ALL =
      "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
          + " version = version + 1, execution_time = CASE WHEN execution_time > ? AND"
          + " task_instance IN (SELECT id FROM run WHERE ended_at IS NULL AND state <> 'WAITING')"
          + " THEN ? ELSE execution_time END";

  private ScheduleRows() {}

  static void insert(Session session, RunId run, Instant dueAt) throws SQLException {
    session.update(INSERT, run, dueAt);
  }

  static void move(Session session, RunId run, Instant dueAt) throws SQLException {
    session.update(MOVE, dueAt, run);
  }

  /** Runs that are due and that no scheduler is about to take, the most overdue first. */
  static List<RunId> due(Session session, Instant now, int most) throws SQLException {
    return session.query(DUE, row -> new RunId(row.text("task_instance")), now, most);
  }

  /** Whether it was still due; another node may have been faster. */
  static boolean moveWhereDue(Session session, RunId run, Instant dueAt, Instant now)
      throws SQLException {
    return session.update(MOVE_WHERE_DUE, dueAt, run, now) > 0;
  }

  /** A run that has gone to wait for its time keeps that time. */
  static void extendLease(Session session, RunId run, Instant until) throws SQLException {
    session.update(EXTEND, until, run, run);
  }

  static void delete(Session session, RunId run) throws SQLException {
    session.update(DELETE, run);
  }
}
