package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Entry;
import dev.tableauwebhooks.noise.Entry.Join;
import dev.tableauwebhooks.noise.GroupStore;
import dev.tableauwebhooks.noise.Incident;
import dev.tableauwebhooks.noise.Incident.State;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.Ties;
import dev.tableauwebhooks.run.Ties.Tells;
import dev.tableauwebhooks.store.IncidentRows.Effect;
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
  private static final String TIE =
      """
      UPDATE run SET group_id = ?, first_batch = ?, batch = ?, incident_id = ?, tells = ?
      WHERE id = ?
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
  public Answer enter(RunId run, long epoch, Entry entry) throws InterruptedException {
    return database.write(session ->
        RunRows.own(session, run, epoch)
            ? enter(session, new Owned(run, epoch), entry)
            : new Answer.Lost());
  }

  /** A run that is this owner's, which has been seen to in this transaction. */
  private record Owned(RunId id, long epoch) {}

  private static Answer enter(Session session, Owned run, Entry entry) throws SQLException {
    for (var window : entry.windows()) {
      var refusal = SeenKeys.refusal(session, run.id(), entry, window);
      if (refusal.isPresent()) {
        return move(session, run, entry, new RunState.Suppressed(refusal.get()));
      }
    }
    if (entry.change().isPresent()) {
      return change(session, run, entry, IncidentRows.apply(session, entry, entry.change().get()));
    }
    return entry.join().isPresent()
        ? join(session, run, entry, entry.join().get())
        : new Answer.GoOn(Ties.NONE);
  }

  private static Answer join(Session session, Owned run, Entry entry, Join join)
      throws SQLException {
    var group = GroupRows.join(session, entry, run.id(), join, Optional.empty());
    tie(session, run.id(), ofMember(Optional.of(group), Optional.empty()));
    return move(session, run, entry, new RunState.Grouped(joined(group)));
  }

  private static Ties ofMember(Optional<Group> group, Optional<Incident> incident) {
    var batch = group.map(it -> it.flushes() + 1).orElse(0L);
    return new Ties(
        group.map(Group::id),
        batch,
        batch,
        incident.map(Incident::id),
        Optional.empty(),
        Optional.empty());
  }

  private static String joined(Group group) {
    var key = group.key().isEmpty() ? "" : " '%s'".formatted(group.key());
    var when = group.flushAt().map(at -> ", told at " + at).orElse("");
    return "Joined the group%s as event %d of it%s (group %s)"
        .formatted(group.incident().isPresent() ? "" : key, group.total(), when, group.id());
  }

  private static Answer change(Session session, Owned run, Entry entry, Effect effect)
      throws SQLException {
    return switch (effect) {
      case Effect.None(var reason, var isOutdated) ->
          move(
              session,
              run,
              entry,
              isOutdated ? new RunState.Suppressed(reason) : new RunState.Skipped(reason));
      case Effect.Opened(var incident) ->
          entry.join().isPresent()
              ? counted(session, run, entry, incident)
              : tell(session, run.id(), incident, Tells.NEWS);
      case Effect.Counted(var incident) -> counted(session, run, entry, incident);
      case Effect.Recovered(var title, var incidents) ->
          recovered(session, run, entry, title, incidents);
    };
  }

  private static Answer tell(Session session, RunId run, Incident incident, Tells tells)
      throws SQLException {
    var ties =
        new Ties(
            Optional.empty(),
            0,
            0,
            Optional.of(incident.id()),
            Optional.of(tells),
            Optional.empty());
    tie(session, run, ties);
    return new Answer.GoOn(ties);
  }

  private static Answer counted(Session session, Owned run, Entry entry, Incident incident)
      throws SQLException {
    return grouped(
        session,
        run,
        entry,
        incident,
        "Counted in the incident '%s': %d failures of %d objects (incident %s)"
            .formatted(incident.title(), incident.failures(), incident.members(), incident.id()));
  }

  private static Answer grouped(
      Session session, Owned run, Entry entry, Incident incident, String reason)
      throws SQLException {
    var group = Optional.<Group>empty();
    if (entry.join().isPresent()) {
      group =
          Optional.of(
              GroupRows.join(session, entry, run.id(), entry.join().get(), Optional.of(incident)));
    }
    tie(session, run.id(), ofMember(group, Optional.of(incident)));
    return move(session, run, entry, new RunState.Grouped(reason));
  }

  /** The first incident that is over is told by this run, the others by runs of their own. */
  private static Answer recovered(
      Session session, Owned run, Entry entry, String title, List<Incident> incidents)
      throws SQLException {
    var over = incidents.stream().filter(it -> it.state() != State.OPEN).toList();
    if (entry.join().isPresent()) {
      for (var incident : over.stream().skip(1).toList()) {
        end(session, incident, entry.now());
      }
      return recoveredInGroup(session, run, entry, title, incidents);
    }
    for (var incident : over.stream().skip(1).toList()) {
      end(session, incident, entry.now());
    }
    return over.isEmpty()
        ? grouped(session, run, entry, incidents.getFirst(), stillOpen(title, incidents))
        : tell(session, run.id(), over.getFirst(), Tells.END);
  }

  private static String stillOpen(String title, List<Incident> incidents) {
    var incident = incidents.getFirst();
    return "'%s' has recovered; of the incident '%s', %d of %d still fail (incident %s)"
        .formatted(title, incident.title(), incident.failing(), incident.members(), incident.id());
  }

  private static Answer recoveredInGroup(
      Session session, Owned run, Entry entry, String title, List<Incident> incidents)
      throws SQLException {
    var told =
        incidents.stream()
            .filter(it -> it.state() != State.OPEN)
            .findFirst()
            .orElse(incidents.getFirst());
    if (told.state() == State.OPEN) {
      return grouped(session, run, entry, told, stillOpen(title, incidents));
    }
    var answer =
        grouped(
            session,
            run,
            entry,
            told,
            "'%s' has recovered, and with it the incident '%s' is over (incident %s)"
                .formatted(title, told.title(), told.id()));
    end(session, told, entry.now());
    return answer;
  }

  /** Has the end of an incident told. */
  static void end(Session session, Incident incident, Instant now) throws SQLException {
    var group = GroupRows.ofIncident(session, incident);
    if (group.isEmpty()) {
      SqlIncidentStore.tellEnd(session, incident.id(), now);
    } else if (group.get().group().flushes() == 0) {
      GroupRows.close(session, group.get().group().id(), now);
    } else {
      GroupRows.flushAt(session, group.get().group().id(), now);
    }
  }

  static void tie(Session session, RunId run, Ties ties) throws SQLException {
    session.update(
        TIE, ties.group(), ties.firstBatch(), ties.batch(), ties.incident(), ties.tells(), run);
  }

  private static Answer move(Session session, Owned run, Entry entry, RunState next)
      throws SQLException {
    RunRows.move(session, run.id(), run.epoch(), next, entry.seen(), entry.now());
    return new Answer.Moved(next);
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
