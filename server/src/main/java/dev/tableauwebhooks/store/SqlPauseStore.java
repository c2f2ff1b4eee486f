package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Pause;
import dev.tableauwebhooks.noise.PauseStore;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pauses and the runs that they hold, in SQL. */
public final class SqlPauseStore implements PauseStore {
  private static final String SELECT =
      """
      SELECT pause.*, (SELECT count(*) FROM run WHERE held_by = pause.id AND ended_at IS NULL)
        AS holds
      FROM pause
      """;
  private static final String ADD =
      """
      INSERT INTO pause (id, kind, name, author, reason, since) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (kind, name) WHERE resumed_at IS NULL DO NOTHING
      """;
  private static final String IN_FORCE =
      SELECT + " WHERE resumed_at IS NULL OR next_at > ? ORDER BY resumed_at IS NOT NULL, since";
  private static final String FIND = SELECT + " WHERE id = ?";
  private static final String FIND_OPEN =
      SELECT + " WHERE kind = ? AND name = ? AND resumed_at IS NULL";

  /** Also holds the row until the transaction's end. */
  private static final String RESUME =
      "UPDATE pause SET resumed_at = ?, resumed_by = ?, gap_ms = ? WHERE id = ? AND resumed_at IS NULL";

  private static final String NEXT = "UPDATE pause SET next_at = ? WHERE id = ?";
  private static final String HELD =
      "SELECT id FROM run WHERE held_by = ? AND ended_at IS NULL ORDER BY id";
  private static final String RELEASE =
      """
      UPDATE run SET held_by = NULL, released_by = ?, due_at = ? WHERE id = ? AND state = 'WAITING'
      """;
  private static final String HOLD = "UPDATE run SET held_by = ? WHERE id = ?";
  private static final String LET_GO = "UPDATE run SET released_by = ? WHERE id = ?";
  private static final String TOUCH = "UPDATE pause SET since = since WHERE id = ?";

  private final Database database;

  public SqlPauseStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean pause(Pause pause) throws InterruptedException {
    return database.write(session ->
        session.update(
                ADD,
                pause.id(),
                pause.kind(),
                pause.name(),
                pause.author(),
                pause.reason(),
                pause.since())
            > 0);
  }

  @Override
  public List<Pause> inForce(Instant now) throws InterruptedException {
    return database.read(session -> session.query(IN_FORCE, SqlPauseStore::pause, now));
  }

  @Override
  public Optional<Long> resume(
      Pause.Kind kind, String name, String by, Optional<Duration> gap, Instant now)
      throws InterruptedException {
    return database.write(session -> {
      var pause = session.find(FIND_OPEN, SqlPauseStore::pause, kind, name);
      if (pause.isEmpty()
          || session.update(RESUME, now, by, gap.map(Duration::toMillis), pause.get().id()) == 0) {
        return Optional.<Long>empty();
      }
      return Optional.of(release(session, pause.get().id(), gap, now));
    });
  }

  private static long release(Session session, String id, Optional<Duration> gap, Instant now)
      throws SQLException {
    var held = session.query(HELD, row -> new RunId(row.text("id")), id);
    var at = now;
    for (var run : held) {
      if (session.update(RELEASE, id, at, run) > 0) {
        ScheduleRows.move(session, run, at);
      }
      at = at.plus(gap.orElse(Duration.ZERO));
    }
    if (gap.isPresent()) {
      session.update(NEXT, at, id);
    }
    return held.size();
  }

  @Override
  public Optional<Answer> hold(Pause known, Run run, RunState.Waiting waiting, Instant now)
      throws InterruptedException {
    return database.write(session -> {
      if (!RunRows.own(session, run.id(), run.epoch())) {
        return Optional.<Answer>of(new Answer.Lost());
      }
      session.update(TOUCH, known.id());
      var pause = session.find(FIND, SqlPauseStore::pause, known.id());
      return pause.isEmpty() || run.ties().releasedBy().filter(known.id()::equals).isPresent()
          ? Optional.<Answer>empty()
          : hold(session, pause.get(), run, waiting, now);
    });
  }

  private static Optional<Answer> hold(
      Session session, Pause pause, Run run, RunState.Waiting waiting, Instant now)
      throws SQLException {
    if (pause.resumedAt().isEmpty()) {
      session.update(HOLD, pause.id(), run.id());
      return Optional.of(moved(session, run, waiting, now));
    }
    var slot = pause.nextAt().filter(now::isBefore);
    if (slot.isEmpty()) {
      return Optional.empty();
    }
    session.update(NEXT, slot.get().plus(pause.gap().orElse(Duration.ZERO)), pause.id());
    session.update(LET_GO, pause.id(), run.id());
    return Optional.of(
        moved(session, run, new RunState.Waiting(slot.get(), waiting.reason()), now));
  }

  private static Answer moved(Session session, Run run, RunState next, Instant now)
      throws SQLException {
    return RunRows.move(session, run.id(), run.epoch(), next, Map.of(), now)
        ? new Answer.Moved(next)
        : new Answer.Lost();
  }

  private static Pause pause(Row row) throws SQLException {
    return new Pause(
        row.text("id"),
        Pause.Kind.valueOf(row.text("kind")),
        row.text("name"),
        row.text("author"),
        row.text("reason"),
        row.instant("since"),
        row.optionalInstant("resumed_at"),
        row.optionalText("resumed_by"),
        row.optionalInstant("gap_ms").map(at -> Duration.ofMillis(at.toEpochMilli())),
        row.optionalInstant("next_at"),
        row.number("holds"));
  }
}
