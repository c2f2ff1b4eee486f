package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Entry;
import dev.tableauwebhooks.noise.GroupStore;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.Ties;
import dev.tableauwebhooks.run.Ties.Tells;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The groups, in SQL. */
public final class SqlGroupStore implements GroupStore {
  private static final String DUE =
      """
      SELECT id FROM event_group WHERE state = 'OPEN' AND flush_at IS NOT NULL AND flush_at <= ?
      ORDER BY flush_at LIMIT ?
      """;
  private static final String LATER =
      """
      SELECT id FROM run WHERE %s = ? AND tells IS NOT NULL AND ended_at IS NULL
        AND replay_of IS NULL AND id > ?
      ORDER BY id LIMIT 1
      """;
  private static final String TAKE_OVER =
      """
      UPDATE run SET tells = CASE WHEN tells = 'REPEAT' THEN ? ELSE tells END,
        first_batch = CASE WHEN first_batch > ? AND ? > 0 THEN ? ELSE first_batch END
      WHERE id = ?
      """;
  private static final String TOLD =
      """
      SELECT 1 AS told FROM run JOIN attempt ON attempt.run_id = run.id
      WHERE run.%s = ? AND run.tells IS NOT NULL AND run.id <> ? AND attempt.result = 'SUCCEEDED'
      LIMIT 1
      """;
  private static final String EARLIER =
      """
      SELECT attempt.step, attempt.outputs FROM run JOIN attempt ON attempt.run_id = run.id
      WHERE run.%s = ? AND run.tells IS NOT NULL AND run.id < ?
        AND attempt.result = 'SUCCEEDED' AND attempt.outputs IS NOT NULL
      ORDER BY run.id DESC, attempt.number DESC LIMIT 500
      """;
  private static final String MEMBERS =
      """
      SELECT group_member.run_id, event.* FROM group_member JOIN event ON event.id = event_id
      WHERE group_id = ? AND batch >= ? AND batch <= ? AND batch > 0
      ORDER BY joined_at DESC, group_member.run_id DESC LIMIT ?
      """;
  private static final String COUNT =
      """
      SELECT count(*) AS members FROM group_member
      WHERE group_id = ? AND batch >= ? AND batch <= ? AND batch > 0
      """;
  private static final String TAKE_OUT =
      "UPDATE group_member SET batch = 0 WHERE group_id = ? AND run_id = ?";
  private static final String SUPPRESS =
      "UPDATE run SET state = 'SUPPRESSED', reason = ? WHERE id = ? AND state = 'GROUPED'";

  private final Database database;
  private final SqlEventLog events;
  private final InstantSource clock;

  public SqlGroupStore(Database database, SqlEventLog events, InstantSource clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Answer enter(Run run, Entry entry) throws InterruptedException {
    return database.write(session -> EntryRows.enter(session, run, entry));
  }

  @Override
  public int flushDue(Instant now, int most) throws InterruptedException {
    var due = database.read(session -> session.query(DUE, row -> row.text("id"), now, most));
    if (!due.isEmpty()) {
      var ordered = due.stream().sorted().toList();
      database.write(session -> {
        for (var id : ordered) {
          GroupRows.flush(session, id, now);
        }
        return ordered.size();
      });
    }
    return due.size();
  }

  @Override
  public Optional<Answer> supersede(Run run, Instant now) throws InterruptedException {
    var ties = run.ties();
    return database.write(session -> {
      var later =
          session.find(
              LATER.formatted(column(ties)), row -> new RunId(row.text("id")), tie(ties), run.id());
      if (later.isEmpty()) {
        return Optional.<Answer>empty();
      }
      var batch = ties.firstBatch();
      session.update(TAKE_OVER, Tells.NEWS, batch, batch, batch, later.get());
      var next = new RunState.Grouped("Told by run %s, which came later".formatted(later.get()));
      return Optional.of(moved(session, run, next, Map.of(), now));
    });
  }

  private static Answer moved(
      Session session, Run run, RunState next, Map<String, @Nullable Object> seen, Instant now)
      throws SQLException {
    return RunRows.move(session, run.id(), run.epoch(), next, seen, now)
        ? new Answer.Moved(next)
        : new Answer.Lost();
  }

  /** An incident's runs belong together, else a group's. */
  private static String column(Ties ties) {
    return ties.incident().isPresent() ? "incident_id" : "group_id";
  }

  private static String tie(Ties ties) {
    return ties.incident().or(ties::group).orElse("");
  }

  @Override
  public boolean isTold(Run run) throws InterruptedException {
    var ties = run.ties();
    return database
        .read(session ->
            session.find(
                TOLD.formatted(column(ties)), row -> row.number("told"), tie(ties), run.id()))
        .isPresent();
  }

  @Override
  public Optional<Answer> takeTurn(Run run, String key, int places, Instant now)
      throws InterruptedException {
    return database.write(session -> {
      if (!RunRows.own(session, run.id(), run.epoch())) {
        return Optional.<Answer>of(new Answer.Lost());
      }
      var before =
          key.isEmpty()
              ? TurnRows.askTied(session, run, column(run.ties()), tie(run.ties()))
              : TurnRows.ask(session, run, key, places);
      if (before.isEmpty()) {
        return Optional.<Answer>empty();
      }
      var ahead = before.get();
      var next = new RunState.Waiting(now.plus(ahead.lookAgain()), ahead.reason());
      return Optional.of(moved(session, run, next, Map.of(), now));
    });
  }

  @Override
  public boolean move(Run run, RunState next) throws InterruptedException {
    var now = clock.instant();
    return database.write(
        session -> RunRows.move(session, run.id(), run.epoch(), next, Map.of(), now));
  }

  @Override
  public Optional<Group> find(String group) throws InterruptedException {
    return database.read(session -> session.find(GroupRows.FIND, GroupRows::group, group));
  }

  @Override
  public long countOpen() throws InterruptedException {
    var sql = "SELECT count(*) AS open_groups FROM event_group WHERE state = 'OPEN'";
    return database.read(session -> session.find(sql, row -> row.number("open_groups"))).orElse(0L);
  }

  @Override
  public List<Group> list(int most) throws InterruptedException {
    var sql =
        """
        SELECT * FROM event_group
        ORDER BY CASE WHEN state = 'OPEN' THEN 0 ELSE 1 END, id DESC LIMIT ?
        """;
    return database.read(session -> session.query(sql, GroupRows::group, most));
  }

  @Override
  public List<Member> members(String group, int most) throws InterruptedException {
    return members(Optional.of(group), 1, Long.MAX_VALUE, most);
  }

  @Override
  public List<Member> members(Ties ties, int most) throws InterruptedException {
    return members(ties.group(), ties.firstBatch(), ties.batch(), most);
  }

  private List<Member> members(Optional<String> group, long first, long last, int most)
      throws InterruptedException {
    return database
        .read(session ->
            session.query(
                MEMBERS,
                row -> new Member(new RunId(row.text("run_id")), events.event(row)),
                group,
                first,
                last,
                most))
        .reversed();
  }

  @Override
  public long count(Ties ties) throws InterruptedException {
    return database.read(session ->
        session
            .find(
                COUNT, row -> row.number("members"), ties.group(), ties.firstBatch(), ties.batch())
            .orElse(0L));
  }

  @Override
  public void suppress(Ties ties, List<Member> members, String reason) throws InterruptedException {
    database.write(session -> {
      for (var member : members) {
        session.update(TAKE_OUT, ties.group(), member.run());
        session.update(SUPPRESS, JournalRows.storable(reason), member.run());
      }
      return members.size();
    });
  }

  @Override
  public Map<String, Map<String, Object>> earlier(Run run) throws InterruptedException {
    var ties = run.ties();
    var outputs = new HashMap<String, Map<String, Object>>();
    database
        .read(session ->
            session.query(
                EARLIER.formatted(column(ties)),
                row -> Map.entry(row.text("step"), JournalRows.values(row.text("outputs"))),
                tie(ties),
                run.id()))
        .forEach(entry -> outputs.putIfAbsent(entry.getKey(), entry.getValue()));
    return outputs;
  }

  @Override
  public void forget(Instant now, Instant recoveriesBefore) throws InterruptedException {
    database.write(session -> {
      SeenKeys.forget(session, now);
      return session.update("DELETE FROM recovery WHERE at < ?", recoveriesBefore);
    });
  }
}
