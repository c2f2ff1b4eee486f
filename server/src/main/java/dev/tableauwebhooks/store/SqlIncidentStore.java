package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Incident;
import dev.tableauwebhooks.noise.IncidentStore;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.Ties;
import dev.tableauwebhooks.run.Ties.Tells;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The incidents, in SQL. */
public final class SqlIncidentStore implements IncidentStore {
  private static final String MEMBERS =
      """
      SELECT * FROM incident_member WHERE incident_id = ?
      ORDER BY CASE WHEN recovered_at IS NULL THEN 0 ELSE 1 END, title, member LIMIT ?
      """;
  private static final String ACKNOWLEDGE =
      """
      UPDATE incident SET acknowledged_by = ?, note = COALESCE(NULLIF(?, ''), note), acknowledged_at = ?
      WHERE id = ? AND state = 'OPEN'
      """;
  private static final String SNOOZE =
      """
      UPDATE incident SET snoozed_by = ?, note = COALESCE(NULLIF(?, ''), note), snoozed_until = ?
      WHERE id = ? AND state = 'OPEN'
      """;
  private static final String CLOSE =
      """
      UPDATE incident SET state = 'CLOSED', closed_by = ?, note = COALESCE(NULLIF(?, ''), note), ended_at = ?, changed_at = ?
      WHERE id = ? AND state = 'OPEN'
      """;
  private static final String LAST = "SELECT * FROM incident WHERE id = ?";

  private final Database database;

  public SqlIncidentStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Incident> find(String id) throws InterruptedException {
    return database.read(session -> IncidentRows.find(session, id));
  }

  @Override
  public List<Incident> list(
      Optional<Incident.State> state, Optional<String> program, int most, Optional<String> before)
      throws InterruptedException {
    var where = new ArrayList<String>();
    var parameters = new ArrayList<Object>();
    state.ifPresent(it -> SqlEventLog.add(where, parameters, "state = ?", it));
    program.ifPresent(it -> SqlEventLog.add(where, parameters, "program = ?", it));
    before.ifPresent(it -> SqlEventLog.add(where, parameters, "id < ?", it));
    var sql =
        "SELECT * FROM incident"
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY id DESC LIMIT ?";
    parameters.add(most);
    return database.read(
        session -> session.query(sql, IncidentRows::incident, parameters.toArray()));
  }

  @Override
  public List<Incident.Member> members(String id, int most) throws InterruptedException {
    return database.read(session -> session.query(MEMBERS, SqlIncidentStore::member, id, most));
  }

  private static Incident.Member member(Row row) throws SQLException {
    return new Incident.Member(
        row.text("member"),
        row.text("title"),
        row.number("failures"),
        row.instant("first_failed_at"),
        row.instant("last_failed_at"),
        row.optionalInstant("recovered_at"));
  }

  @Override
  public long countOpen() throws InterruptedException {
    var sql = "SELECT count(*) AS open_incidents FROM incident WHERE state = 'OPEN'";
    return database
        .read(session -> session.find(sql, row -> row.number("open_incidents")))
        .orElse(0L);
  }

  @Override
  public List<Incident> openOf(Collection<String> programs) throws InterruptedException {
    if (programs.isEmpty()) {
      return List.of();
    }
    var marks = String.join(", ", Collections.nCopies(programs.size(), "?"));
    var sql =
        "SELECT * FROM incident WHERE state = 'OPEN' AND program IN (%s) ORDER BY id"
            .formatted(marks);
    return database.read(session -> session.query(sql, IncidentRows::incident, programs.toArray()));
  }

  @Override
  public boolean acknowledge(String id, String by, String note, Instant now)
      throws InterruptedException {
    return database.write(session -> session.update(ACKNOWLEDGE, by, note, now, id) > 0);
  }

  @Override
  public boolean snooze(String id, String by, String note, Instant until)
      throws InterruptedException {
    return database.write(session -> {
      var snoozed = session.update(SNOOZE, by, note, until, id) > 0;
      if (snoozed) {
        var incident = IncidentRows.find(session, id).orElseThrow();
        var group = GroupRows.ofIncident(session, incident);
        if (group.isPresent()) {
          GroupRows.flushAt(session, group.get().group().id(), until);
        }
      }
      return snoozed;
    });
  }

  @Override
  public boolean close(String id, String by, String note, Instant now) throws InterruptedException {
    return database.write(session -> {
      var closed = session.update(CLOSE, by, note, now, now, id) > 0;
      if (closed) {
        EntryRows.end(session, IncidentRows.find(session, id).orElseThrow(), now);
      }
      return closed;
    });
  }

  /** Makes the run that tells of an incident's end, where it has no group. */
  static void tellEnd(Session session, String id, Instant now) throws SQLException {
    var ties =
        new Ties(Optional.empty(), 0, 0, Optional.of(id), Optional.of(Tells.END), Optional.empty());
    var run =
        session.find(
            LAST,
            row ->
                new RunRows.NewRun(
                    RunId.next(),
                    new EventId(row.text("newest_event")),
                    row.text("program"),
                    row.text("revision"),
                    Optional.empty(),
                    ties),
            id);
    if (run.isPresent()) {
      RunRows.insert(session, run.get(), now, now);
    }
  }
}
