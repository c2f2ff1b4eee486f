package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Entry;
import dev.tableauwebhooks.noise.Entry.Change.Failure;
import dev.tableauwebhooks.noise.Entry.Change.Recovery;
import dev.tableauwebhooks.noise.Incident;
import dev.tableauwebhooks.noise.Incident.State;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What failures and recoveries make of incidents, within the transaction of a run's entry. */
final class IncidentRows {
  static final String FIND = "SELECT * FROM incident WHERE id = ?";

  /** Also holds the row until the transaction's end, so that nodes look at an object in turn. */
  private static final String KNOW_MEMBER =
      """
      INSERT INTO recovery (program, member, at) VALUES (?, ?, 0)
      ON CONFLICT (program, member) DO UPDATE SET at = recovery.at
      """;

  private static final String RECOVERED_AT =
      "SELECT at FROM recovery WHERE program = ? AND member = ?";
  private static final String RECOVERED =
      "UPDATE recovery SET at = ? WHERE program = ? AND member = ? AND at < ?";
  private static final String OPEN =
      """
      INSERT INTO incident (id, program, name, title, site, state, opened_at, changed_at,
        newest_event, revision)
      VALUES (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?)
      ON CONFLICT (program, name) WHERE state = 'OPEN' DO NOTHING
      """;
  private static final String FAILED =
      """
      UPDATE incident SET failures = failures + 1, changed_at = ?, newest_event = ?, revision = ?
      WHERE program = ? AND name = ? AND state = 'OPEN'
      """;
  private static final String FIND_OPEN =
      "SELECT * FROM incident WHERE program = ? AND name = ? AND state = 'OPEN'";
  private static final String FIND_MEMBER =
      "SELECT recovered_at FROM incident_member WHERE incident_id = ? AND member = ?";
  private static final String ADD_MEMBER =
      """
      INSERT INTO incident_member (incident_id, program, member, title, failures, first_failed_at,
        last_failed_at)
      VALUES (?, ?, ?, ?, 1, ?, ?)
      """;
  private static final String FAILED_AGAIN =
      """
      UPDATE incident_member SET failures = failures + 1, recovered_at = NULL,
        last_failed_at = CASE WHEN last_failed_at < ? THEN ? ELSE last_failed_at END
      WHERE incident_id = ? AND member = ?
      """;
  private static final String COUNT_MEMBER =
      "UPDATE incident SET members = members + ?, failing = failing + ? WHERE id = ?";
  private static final String FAILING =
      """
      SELECT incident.* FROM incident_member JOIN incident ON incident.id = incident_id
      WHERE incident_member.program = ? AND member = ? AND recovered_at IS NULL
        AND last_failed_at <= ? AND state = 'OPEN'
      ORDER BY incident.id
      """;
  private static final String MEMBER_RECOVERED =
      "UPDATE incident_member SET recovered_at = ? WHERE incident_id = ? AND member = ?";
  private static final String ONE_LESS =
      """
      UPDATE incident SET failing = failing - 1, changed_at = ?, newest_event = ?, revision = ?
      WHERE id = ? AND state = 'OPEN'
      """;
  private static final String RESOLVE =
      """
      UPDATE incident SET state = 'RESOLVED', ended_at = ?
      WHERE id = ? AND state = 'OPEN' AND failing <= 0
      """;

  private IncidentRows() {}

  /** What an event did. */
  sealed interface Effect {
    /** Nothing, for this reason. */
    record None(String reason, boolean isOutdated) implements Effect {}

    record Opened(Incident incident) implements Effect {}

    record Counted(Incident incident) implements Effect {}

    /** The incidents in which the object has recovered; those without a failing one are over. */
    record Recovered(String title, List<Incident> incidents) implements Effect {}
  }

  static Effect apply(Session session, Entry entry, Entry.Change change) throws SQLException {
    session.update(KNOW_MEMBER, entry.program(), change.member());
    return switch (change) {
      case Failure failure -> failed(session, entry, failure);
      case Recovery recovery -> recovered(session, entry, recovery);
    };
  }

  private static Effect failed(Session session, Entry entry, Failure failure) throws SQLException {
    var program = entry.program();
    var recoveredAt =
        session
            .find(RECOVERED_AT, row -> row.instant("at"), program, failure.member())
            .orElse(Instant.EPOCH);
    if (!recoveredAt.isBefore(failure.at().truncatedTo(ChronoUnit.MILLIS))) {
      return new Effect.None(
          "'%s' had recovered at %s, after this failure of %s"
              .formatted(failure.title(), recoveredAt, failure.at()),
          true);
    }
    var isOpened =
        session.update(
                OPEN,
                Ids.next(),
                program,
                failure.key(),
                failure.incident(),
                entry.site(),
                failure.at(),
                entry.now(),
                entry.event(),
                entry.revision())
            > 0;
    session.update(FAILED, entry.now(), entry.event(), entry.revision(), program, failure.key());
    var incident =
        session.find(FIND_OPEN, IncidentRows::incident, program, failure.key()).orElseThrow();
    countMember(session, incident, entry, failure);
    var now = session.find(FIND, IncidentRows::incident, incident.id()).orElseThrow();
    return isOpened ? new Effect.Opened(now) : new Effect.Counted(now);
  }

  private static void countMember(Session session, Incident incident, Entry entry, Failure failure)
      throws SQLException {
    var before =
        session.find(
            FIND_MEMBER,
            row -> row.optionalInstant("recovered_at").isPresent(),
            incident.id(),
            failure.member());
    if (before.isEmpty()) {
      session.update(
          ADD_MEMBER,
          incident.id(),
          entry.program(),
          failure.member(),
          JournalRows.storable(failure.title()),
          failure.at(),
          failure.at());
      session.update(COUNT_MEMBER, 1, 1, incident.id());
    } else {
      session.update(FAILED_AGAIN, failure.at(), failure.at(), incident.id(), failure.member());
      if (before.get()) {
        session.update(COUNT_MEMBER, 0, 1, incident.id());
      }
    }
  }

  private static Effect recovered(Session session, Entry entry, Recovery recovery)
      throws SQLException {
    var program = entry.program();
    session.update(RECOVERED, recovery.at(), program, recovery.member(), recovery.at());
    var failing =
        session.query(FAILING, IncidentRows::incident, program, recovery.member(), recovery.at());
    if (failing.isEmpty()) {
      return new Effect.None("No incident of '%s' is open".formatted(recovery.title()), false);
    }
    var incidents = new ArrayList<Incident>();
    for (var incident : failing) {
      session.update(MEMBER_RECOVERED, recovery.at(), incident.id(), recovery.member());
      session.update(ONE_LESS, entry.now(), entry.event(), entry.revision(), incident.id());
      session.update(RESOLVE, recovery.at(), incident.id());
      incidents.add(session.find(FIND, IncidentRows::incident, incident.id()).orElseThrow());
    }
    return new Effect.Recovered(recovery.title(), incidents);
  }

  static Incident incident(Row row) throws SQLException {
    return new Incident(
        row.text("id"),
        row.text("program"),
        row.text("name"),
        row.text("title"),
        row.optionalText("site"),
        State.valueOf(row.text("state")),
        row.instant("opened_at"),
        row.instant("changed_at"),
        row.optionalInstant("ended_at"),
        row.number("failures"),
        row.number("failing"),
        row.number("members"),
        row.optionalText("acknowledged_by"),
        row.optionalInstant("acknowledged_at"),
        row.optionalText("snoozed_by"),
        row.optionalInstant("snoozed_until"),
        row.optionalText("closed_by"),
        row.text("note"));
  }

  static Optional<Incident> find(Session session, String id) throws SQLException {
    return session.find(FIND, IncidentRows::incident, id);
  }
}
