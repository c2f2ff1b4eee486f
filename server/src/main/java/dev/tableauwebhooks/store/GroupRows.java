package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Entry;
import dev.tableauwebhooks.noise.Entry.Join;
import dev.tableauwebhooks.noise.GroupStore.Group;
import dev.tableauwebhooks.noise.Incident;
import dev.tableauwebhooks.noise.Incident.State;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.Ties;
import dev.tableauwebhooks.run.Ties.Tells;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group is one row: events join it, it is flushed, and it is closed. */
final class GroupRows {
  static final String FIND = "SELECT * FROM event_group WHERE id = ?";

  private static final String OPEN =
      """
      INSERT INTO event_group (id, program, revision, name, word, incident_id, state, opened_at,
        flush_at, newest_event, every_ms, repeat_ms, within_ms, at_least, keeps)
      VALUES (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (program, name) WHERE state = 'OPEN' DO NOTHING
      """;
  private static final String ADD =
      """
      UPDATE event_group SET pending = pending + 1, total = total + 1, newest_event = ?,
        revision = ?
      WHERE program = ? AND name = ? AND state = 'OPEN'
      """;
  private static final String FIND_OPEN =
      "SELECT * FROM event_group WHERE program = ? AND name = ? AND state = 'OPEN'";
  private static final String ADD_MEMBER =
      """
      INSERT INTO group_member (group_id, run_id, event_id, batch, joined_at)
      VALUES (?, ?, ?, ?, ?)
      """;
  private static final String FLUSH_AT = "UPDATE event_group SET flush_at = ? WHERE id = ?";
  private static final String TAKE =
      """
      UPDATE event_group SET flush_at = NULL WHERE id = ? AND state = 'OPEN' AND flush_at <= ?
      """;
  private static final String FLUSHED =
      "UPDATE event_group SET flushes = flushes + 1, flushed_at = ?, pending = 0 WHERE id = ?";
  private static final String CLOSE =
      "UPDATE event_group SET state = 'CLOSED', closed_at = ?, flush_at = NULL WHERE id = ?";
  private static final String SUPPRESS_STALE =
      """
      UPDATE run SET state = 'SUPPRESSED', reason = ? WHERE id IN
        (SELECT run_id FROM group_member WHERE group_id = ? AND batch = ? AND joined_at <= ?)
      """;
  private static final String DROP_STALE =
      "UPDATE group_member SET batch = 0 WHERE group_id = ? AND batch = ? AND joined_at <= ?";
  private static final String LESS_PENDING =
      "UPDATE event_group SET pending = pending - ? WHERE id = ?";
  private static final String OLDEST =
      """
      SELECT joined_at FROM group_member WHERE group_id = ? AND batch = ?
      ORDER BY joined_at LIMIT 1
      """;

  private GroupRows() {}

  /** A group with how it goes on. */
  record Timed(
      Group group,
      String revision,
      Optional<Instant> flushedAt,
      Optional<Duration> every,
      Optional<Duration> repeat,
      Optional<Duration> within,
      long atLeast,
      boolean keeps) {

    private long batch() {
      return group.flushes() + 1;
    }
  }

  /** Adds an event to the open group of a name, which is opened where there is none. */
  static Group join(Session session, Entry entry, RunId run, Join join, Optional<Incident> incident)
      throws SQLException {
    var name = incident.map(it -> "incident " + it.id()).orElse(join.word() + " " + join.key());
    if (!add(session, entry, name)) {
      open(session, entry, name, join, incident);
      add(session, entry, name);
    }
    var timed = session.find(FIND_OPEN, GroupRows::timed, entry.program(), name).orElseThrow();
    session.update(ADD_MEMBER, timed.group().id(), run, entry.event(), timed.batch(), entry.now());
    reschedule(session, timed, entry.now());
    return find(session, timed.group().id()).orElseThrow().group();
  }

  private static boolean add(Session session, Entry entry, String name) throws SQLException {
    return session.update(ADD, entry.event(), entry.revision(), entry.program(), name) > 0;
  }

  private static void open(
      Session session, Entry entry, String name, Join join, Optional<Incident> incident)
      throws SQLException {
    var threshold = join.threshold();
    session.update(
        OPEN,
        Ids.next(),
        entry.program(),
        entry.revision(),
        name,
        join.word(),
        incident.map(Incident::id),
        entry.now(),
        join.flushAt(),
        entry.event(),
        join.every().map(Duration::toMillis),
        join.repeat().map(Duration::toMillis),
        threshold.map(it -> it.within().toMillis()),
        threshold.map(it -> (long) it.count()),
        threshold.map(it -> it.keep() ? 1L : 0L));
  }

  private static void reschedule(Session session, Timed timed, Instant now) throws SQLException {
    if (timed.atLeast() > 0) {
      var fresh = timed.keeps() ? timed : withoutStale(session, timed, now);
      if (fresh.group().pending() >= timed.atLeast()) {
        flushAt(session, timed.group().id(), now);
      }
    } else if (timed.flushedAt().isPresent()) {
      tellNews(session, timed, now);
    }
  }

  /** News is told an interval after the last run, even where a repeat is due much later. */
  private static void tellNews(Session session, Timed timed, Instant now) throws SQLException {
    var interval = timed.flushedAt().orElse(now).plus(timed.every().orElse(Duration.ZERO));
    var next = interval.isAfter(now) ? interval : now;
    if (timed.group().flushAt().filter(at -> !at.isAfter(next)).isEmpty()) {
      flushAt(session, timed.group().id(), next);
    }
  }

  static void flushAt(Session session, String group, @Nullable Instant at) throws SQLException {
    session.update(FLUSH_AT, at, group);
  }

  /** Ends the events whose window is over without enough others, and looks again. */
  private static Timed withoutStale(Session session, Timed timed, Instant now) throws SQLException {
    var id = timed.group().id();
    var within = timed.within().orElseThrow();
    var stale = now.minus(within);
    var why =
        "Too few: fewer than %d came within %s (group %s)"
            .formatted(
                timed.atLeast(), within.toString().substring(2).toLowerCase(Locale.ROOT), id);
    session.update(SUPPRESS_STALE, why, id, timed.batch(), stale);
    var dropped = session.update(DROP_STALE, id, timed.batch(), stale);
    session.update(LESS_PENDING, dropped, id);
    var oldest = session.find(OLDEST, row -> row.instant("joined_at"), id, timed.batch());
    flushAt(session, id, oldest.map(at -> at.plus(within)).orElse(now));
    return find(session, id).orElseThrow();
  }

  /** Does what is due of a group; nothing where another node was faster. */
  static void flush(Session session, String id, Instant now) throws SQLException {
    if (session.update(TAKE, id, now) == 0) {
      return;
    }
    var timed = find(session, id).orElseThrow();
    if (timed.group().incident().isPresent()) {
      var incident = IncidentRows.find(session, timed.group().incident().get()).orElseThrow();
      flushIncident(session, timed, incident, now);
    } else if (timed.atLeast() > 0 && !timed.keeps() && timed.group().pending() < timed.atLeast()) {
      if (withoutStale(session, timed, now).group().pending() == 0) {
        close(session, id, now);
      }
    } else if (timed.group().pending() == 0) {
      close(session, id, now);
    } else {
      tell(session, timed, Tells.NEWS, now);
      goOn(session, timed, now);
    }
  }

  private static void goOn(Session session, Timed timed, Instant now) throws SQLException {
    if (timed.every().isPresent()) {
      flushAt(session, timed.group().id(), now.plus(timed.every().get()));
    } else {
      close(session, timed.group().id(), now);
    }
  }

  private static void flushIncident(Session session, Timed timed, Incident incident, Instant now)
      throws SQLException {
    var id = timed.group().id();
    if (incident.state() != State.OPEN) {
      tell(session, timed, Tells.END, now);
      close(session, id, now);
    } else if (incident.snoozedUntil().filter(now::isBefore).isPresent()) {
      flushAt(session, id, incident.snoozedUntil().get());
    } else if (timed.group().pending() > 0) {
      tell(session, timed, Tells.NEWS, now);
      goOn(session, timed, now);
    } else if (isToRepeat(timed, incident, now)) {
      tell(session, timed, Tells.REPEAT, now);
      flushAt(session, id, repeatAt(timed, incident, now).orElse(null));
    } else {
      var flushedAt = timed.flushedAt().orElse(now);
      flushAt(session, id, repeatAt(timed, incident, flushedAt).orElse(null));
    }
  }

  private static boolean isToRepeat(Timed timed, Incident incident, Instant now) {
    var flushedAt = timed.flushedAt().orElse(now);
    var wasSnoozed = incident.snoozedUntil().filter(flushedAt::isBefore).isPresent();
    return wasSnoozed
        || repeatAt(timed, incident, flushedAt).filter(at -> !now.isBefore(at)).isPresent();
  }

  private static Optional<Instant> repeatAt(Timed timed, Incident incident, Instant since) {
    return incident.acknowledgedBy().isPresent()
        ? Optional.empty()
        : timed.repeat().map(since::plus);
  }

  private static void tell(Session session, Timed timed, Tells tells, Instant now)
      throws SQLException {
    var group = timed.group();
    var ties =
        new Ties(
            Optional.of(group.id()),
            timed.batch(),
            timed.batch(),
            group.incident(),
            Optional.of(tells),
            Optional.empty());
    var run =
        new RunRows.NewRun(
            RunId.next(),
            group.newestEvent(),
            group.program(),
            timed.revision(),
            Optional.empty(),
            ties);
    RunRows.insert(session, run, now, now);
    session.update(FLUSHED, now, group.id());
  }

  static void close(Session session, String id, Instant now) throws SQLException {
    session.update(CLOSE, now, id);
  }

  static Optional<Timed> find(Session session, String id) throws SQLException {
    return session.find(FIND, GroupRows::timed, id);
  }

  /** The open group of an incident. */
  static Optional<Timed> ofIncident(Session session, Incident incident) throws SQLException {
    return session.find(
        FIND_OPEN, GroupRows::timed, incident.program(), "incident " + incident.id());
  }

  static Timed timed(Row row) throws SQLException {
    return new Timed(
        group(row),
        row.text("revision"),
        row.optionalInstant("flushed_at"),
        duration(row, "every_ms"),
        duration(row, "repeat_ms"),
        duration(row, "within_ms"),
        row.number("at_least"),
        row.number("keeps") != 0);
  }

  private static Optional<Duration> duration(Row row, String column) throws SQLException {
    return row.optionalInstant(column).map(at -> Duration.ofMillis(at.toEpochMilli()));
  }

  static Group group(Row row) throws SQLException {
    var name = row.text("name");
    return new Group(
        row.text("id"),
        row.text("program"),
        name.substring(name.indexOf(' ') + 1),
        row.text("word"),
        row.optionalText("incident_id"),
        row.text("state").equals("OPEN"),
        row.instant("opened_at"),
        row.optionalInstant("flush_at"),
        row.number("flushes"),
        row.number("pending"),
        row.number("total"),
        new EventId(row.text("newest_event")));
  }
}
