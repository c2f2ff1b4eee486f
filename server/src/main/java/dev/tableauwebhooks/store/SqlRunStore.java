package dev.tableauwebhooks.store;

import static java.util.stream.Collectors.toMap;

import dev.tableauwebhooks.run.Attempt;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.RunStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs and their journals, in SQL. */
public final class SqlRunStore implements RunStore {
  private static final String TAKE =
      """
      UPDATE run SET epoch = epoch + 1, due_at = NULL,
        state = CASE WHEN state = 'WAITING' THEN 'RUNNING' ELSE state END
      WHERE id = ? AND ended_at IS NULL
      """;
  private static final String RUNNING =
      """
      UPDATE run SET state = 'RUNNING', due_at = NULL, reason = '', seen = COALESCE(?, seen)
      WHERE id = ? AND epoch = ? AND ended_at IS NULL
      """;
  private static final String CANCEL =
      """
      UPDATE run SET state = 'CANCELLED', reason = ?, due_at = NULL, ended_at = ?,
        epoch = epoch + 1
      WHERE id = ? AND ended_at IS NULL
      """;
  private static final String OPEN =
      "SELECT state, count(*) AS runs FROM run WHERE ended_at IS NULL GROUP BY state";
  private static final String OLDEST =
      "SELECT created_at FROM run WHERE ended_at IS NULL AND state = 'QUEUED' ORDER BY id LIMIT 1";

  private static final Logger LOG = LoggerFactory.getLogger(SqlRunStore.class);

  private final Database database;
  private final SqlEventLog events;
  private final InstantSource clock;

  public SqlRunStore(Database database, SqlEventLog events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Optional<Claim> claim(RunId id, Instant leaseUntil) throws InterruptedException {
    return database.write(session -> {
      if (session.update(TAKE, id) == 0) {
        ScheduleRows.delete(session, id);
        return Optional.<Claim>empty();
      }
      ScheduleRows.move(session, id, leaseUntil);
      return Optional.of(claim(session, RunRows.find(session, id).orElseThrow()));
    });
  }

  @Override
  public List<Claim> claimDue(int most, Instant now, Instant leaseUntil, Predicate<RunId> passOver)
      throws InterruptedException {
    return database.write(session -> {
      var claims = new ArrayList<Claim>();
      for (var id : ScheduleRows.due(session, now, most)) {
        if (passOver.test(id)) {
          ScheduleRows.extendLease(session, id, leaseUntil);
        } else if (ScheduleRows.moveWhereDue(session, id, leaseUntil, now)) {
          take(session, id).ifPresent(claims::add);
        }
      }
      return claims;
    });
  }

  /** One damaged run must not keep the others from being taken. */
  private Optional<Claim> take(Session session, RunId id) throws SQLException {
    if (session.update(TAKE, id) == 0) {
      ScheduleRows.delete(session, id);
      return Optional.empty();
    }
    try {
      return Optional.of(claim(session, RunRows.find(session, id).orElseThrow()));
    } catch (Checksum.Damaged e) {
      LOG.atError().addKeyValue("runId", id).setCause(e).log("Could not take a run over");
      return Optional.empty();
    }
  }

  private Claim claim(Session session, Run run) throws SQLException {
    var event = events.find(session, run.eventId());
    return new Claim(
        run,
        event.orElseThrow(
            () -> new Checksum.Damaged("event %s, which is gone".formatted(run.eventId()))),
        JournalRows.of(session, run.id()));
  }

  @Override
  public boolean begin(RunId id, long epoch, Start start) throws InterruptedException {
    var seen = JournalRows.jsonOrNothing(start.conditionSeen());
    return database.write(session -> {
      var ours = session.update(RUNNING, seen, id, epoch) > 0;
      if (ours) {
        JournalRows.insert(session, id, epoch, start);
      }
      return ours;
    });
  }

  @Override
  public boolean end(RunId id, long epoch, End end) throws InterruptedException {
    return database.write(session -> JournalRows.end(session, id, epoch, end));
  }

  @Override
  public boolean endAndMove(RunId id, long epoch, End end, RunState next)
      throws InterruptedException {
    return database.write(session ->
        JournalRows.end(session, id, epoch, end)
            && RunRows.move(session, id, epoch, next, Map.of(), clock.instant()));
  }

  @Override
  public boolean move(RunId id, long epoch, RunState next, Map<String, @Nullable Object> seen)
      throws InterruptedException {
    var now = clock.instant();
    return database.write(session -> RunRows.move(session, id, epoch, next, seen, now));
  }

  @Override
  public boolean cancel(RunId id, String reason) throws InterruptedException {
    return database.write(session -> {
      var cancelled = session.update(CANCEL, reason, clock.instant(), id) > 0;
      if (cancelled) {
        ScheduleRows.delete(session, id);
        TurnRows.pass(session, id, clock.instant());
      }
      return cancelled;
    });
  }

  @Override
  public void extendLeases(Collection<RunId> ids, Instant until) throws InterruptedException {
    database.write(session -> {
      for (var id : ids) {
        ScheduleRows.extendLease(session, id, until);
      }
      return ids.size();
    });
  }

  @Override
  public void create(RunId id, Replay replay) throws InterruptedException {
    database.write(session -> {
      RunRows.insertReplay(session, id, replay);
      for (var kept : replay.kept()) {
        JournalRows.copy(session, id, kept);
      }
      return id;
    });
  }

  @Override
  public Optional<Run> findRun(RunId id) throws InterruptedException {
    return database.read(session -> RunRows.find(session, id));
  }

  @Override
  public List<Attempt> attempts(RunId id) throws InterruptedException {
    return database.read(session -> JournalRows.of(session, id));
  }

  @Override
  public List<Run> runs(RunQuery query) throws InterruptedException {
    var where = new ArrayList<String>();
    var parameters = new ArrayList<Object>();
    query.state().ifPresent(s -> SqlEventLog.add(where, parameters, "state = ?", s));
    query.program().ifPresent(p -> SqlEventLog.add(where, parameters, "program = ?", p));
    query.event().ifPresent(e -> SqlEventLog.add(where, parameters, "event_id = ?", e));
    query.incident().ifPresent(i -> SqlEventLog.add(where, parameters, "incident_id = ?", i));
    query.group().ifPresent(g -> SqlEventLog.add(where, parameters, "group_id = ?", g));
    if (query.telling()) {
      where.add("tells IS NOT NULL");
    }
    query.before().ifPresent(id -> SqlEventLog.add(where, parameters, "id < ?", id));
    var sql =
        RunRows.SELECT
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY id DESC LIMIT ?";
    parameters.add(query.limit());
    return database.read(session -> session.query(sql, RunRows::run, parameters.toArray()));
  }

  @Override
  public Backlog backlog(Instant now) throws InterruptedException {
    return database.read(session -> {
      var byState =
          session.query(OPEN, row -> Map.entry(row.text("state"), row.number("runs"))).stream()
              .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
      var oldest = session.find(OLDEST, row -> row.instant("created_at"));
      var age = oldest.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
      return new Backlog(byState, age);
    });
  }
}
