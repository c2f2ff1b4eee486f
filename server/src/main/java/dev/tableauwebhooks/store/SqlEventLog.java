package dev.tableauwebhooks.store;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.StoredEvent;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The events, in SQL. */
public final class SqlEventLog implements EventLog {
  private static final String CLAIM_BODY =
      """
      INSERT INTO dedupe (body_hash, event_id, expires_at) VALUES (?, ?, ?)
      ON CONFLICT (body_hash) DO UPDATE
      SET event_id = excluded.event_id, expires_at = excluded.expires_at
      WHERE dedupe.expires_at <= ?
      """;
  private static final String FIND_ORIGINAL = "SELECT event_id FROM dedupe WHERE body_hash = ?";
  static final String COUNT_DUPLICATE = "UPDATE event SET duplicates = duplicates + 1 WHERE id = ?";
  private static final String COUNT_ODD_DUPLICATE =
      "UPDATE quarantine SET duplicates = duplicates + 1 WHERE id = ?";
  private static final String INSERT_EVENT =
      """
      INSERT INTO event (id, received_at, type, resource_kind, resource_luid, resource_name,
        site_luid, site, created_at, note, body, crc)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_RUN =
      """
      INSERT INTO run (id, event_id, program, revision, state, epoch, created_at)
      VALUES (?, ?, ?, ?, 'QUEUED', 1, ?)
      """;
  private static final String INSERT_ODD =
      """
      INSERT INTO quarantine (id, received_at, site, reason, body, crc) VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String DISTRUST =
      """
      INSERT INTO quarantine (id, received_at, site, reason, body, crc) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """;
  private static final String FORGET =
      """
      DELETE FROM dedupe WHERE body_hash IN
        (SELECT body_hash FROM dedupe WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)
      """;

  /** How far Tableau's clock may be ahead of ours. */
  private static final Duration MOST_AHEAD = Duration.ofHours(1);

  private final Database database;
  private final Function<byte[], TableauEvent> decoder;

  /**
   * @param decoder reads a stored body again, as it was read when it was accepted
   */
  public SqlEventLog(Database database, Function<byte[], TableauEvent> decoder) {
    this.database = database;
    this.decoder = decoder;
  }

  @Override
  public Receipt append(Arrival arrival) throws InterruptedException {
    return database.write(
        session -> append(session, arrival), order(arrival.dedupe()), arrival.body().length);
  }

  private static String order(Optional<Dedupe> dedupe) {
    return dedupe.map(d -> HexFormat.of().formatHex(d.key())).orElse("");
  }

  private static Receipt append(Session session, Arrival arrival) throws SQLException {
    var original = original(session, arrival.dedupe(), arrival.id(), arrival.receivedAt());
    if (original.isPresent()) {
      return new Receipt.Duplicate(original.get());
    }
    var twin = Reconciled.twin(session, arrival);
    if (twin.isPresent()) {
      return new Receipt.Duplicate(twin.get());
    }
    insert(session, arrival);
    Reconciled.note(session, arrival);
    for (var run : arrival.runs()) {
      session.update(
          INSERT_RUN, run.id(), arrival.id(), run.program(), run.revision(), arrival.receivedAt());
      ScheduleRows.insert(session, run.id(), run.dueAt());
    }
    return new Receipt.Accepted(arrival.id());
  }

  private static void insert(Session session, Arrival arrival) throws SQLException {
    var event = arrival.event();
    session.update(
        INSERT_EVENT,
        arrival.id(),
        arrival.receivedAt(),
        event.type(),
        event.resource().kind().word(),
        storable(event.resource().luid()),
        storable(event.resource().name()),
        storable(event.origin().siteLuid()),
        arrival.site(),
        event.origin().createdAt(),
        arrival.note(),
        arrival.body(),
        Checksum.of(arrival.body()));
  }

  /** PostgreSQL refuses a NUL in text; the body keeps it. */
  private static Optional<String> storable(Optional<String> text) {
    return text.map(t -> t.replace('\0', '\uFFFD'));
  }

  /** The event that was accepted with this body before, after counting this repeat of it. */
  private static Optional<EventId> original(
      Session session, Optional<Dedupe> dedupe, EventId id, Instant now) throws SQLException {
    if (dedupe.isEmpty()) {
      return Optional.empty();
    }
    var key = dedupe.get().key();
    if (session.update(CLAIM_BODY, key, id, now.plus(dedupe.get().window()), now) > 0) {
      return Optional.empty();
    }
    var original = session.find(FIND_ORIGINAL, row -> new EventId(row.text("event_id")), key);
    if (original.isPresent() && session.update(COUNT_DUPLICATE, original.get()) == 0) {
      session.update(COUNT_ODD_DUPLICATE, original.get());
    }
    return original;
  }

  @Override
  public Receipt quarantine(OddBody body) throws InterruptedException {
    return database.write(
        session -> quarantine(session, body), order(body.dedupe()), body.body().length);
  }

  private static Receipt quarantine(Session session, OddBody body) throws SQLException {
    var original = original(session, body.dedupe(), body.id(), body.receivedAt());
    if (original.isPresent()) {
      return new Receipt.Duplicate(original.get());
    }
    session.update(
        INSERT_ODD,
        body.id(),
        body.receivedAt(),
        body.site(),
        body.reason().replace('\0', '\uFFFD'),
        body.body(),
        Checksum.of(body.body()));
    return new Receipt.SetAside(body.id());
  }

  @Override
  public void distrust(StoredEvent event, String reason) throws InterruptedException {
    database.write(session ->
        session.update(
            DISTRUST,
            event.id(),
            event.receivedAt(),
            event.site(),
            reason,
            event.body(),
            Checksum.of(event.body())));
  }

  @Override
  public Optional<StoredEvent> findEvent(EventId id) throws InterruptedException {
    return database.read(session -> find(session, id));
  }

  Optional<StoredEvent> find(Session session, EventId id) throws SQLException {
    return session.find("SELECT * FROM event WHERE id = ?", this::event, id);
  }

  StoredEvent event(Row row) throws SQLException {
    var body = row.bytes("body");
    Checksum.check(Checksum.of(body) == row.number("crc"), "event " + row.text("id"));
    return new StoredEvent(
        new EventId(row.text("id")),
        row.instant("received_at"),
        decoder.apply(body),
        row.optionalText("site"),
        body,
        row.text("note"),
        row.number("duplicates"));
  }

  @Override
  public List<StoredEvent> events(EventQuery query) throws InterruptedException {
    var where = new ArrayList<String>();
    var parameters = new ArrayList<Object>();
    query.type().ifPresent(type -> add(where, parameters, "type = ?", type));
    query.luid().ifPresent(luid -> add(where, parameters, "resource_luid = ?", luid));
    query.before().ifPresent(id -> add(where, parameters, "id < ?", id));
    var sql =
        "SELECT * FROM event"
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY id DESC LIMIT ?";
    parameters.add(query.limit());
    return database.read(session -> session.query(sql, this::event, parameters.toArray()));
  }

  @Override
  public List<StoredEvent> happened(Collection<String> types, Instant from, Instant by)
      throws InterruptedException {
    // Nothing is received long before it happened, so the key narrows the search.
    var first = EventId.notBefore(from.minus(MOST_AHEAD));
    var marks = String.join(", ", Collections.nCopies(types.size(), "?"));
    var sql =
        """
        SELECT * FROM event WHERE id >= ? AND COALESCE(created_at, received_at) >= ?
          AND COALESCE(created_at, received_at) < ? AND type IN (%s)
        ORDER BY COALESCE(created_at, received_at) DESC, id DESC
        """
            .formatted(marks);
    var parameters = new ArrayList<Object>(List.of(first, from, by));
    parameters.addAll(types);
    return database.read(session -> session.query(sql, this::event, parameters.toArray()));
  }

  static void add(List<String> where, List<Object> parameters, String condition, Object value) {
    where.add(condition);
    parameters.add(value);
  }

  @Override
  public List<Quarantined> quarantined(int limit, Optional<EventId> before)
      throws InterruptedException {
    var sql = "SELECT * FROM quarantine WHERE id < ? ORDER BY id DESC LIMIT ?";
    var last = before.map(EventId::value).orElse("~");
    return database.read(session -> session.query(sql, SqlEventLog::odd, last, limit));
  }

  @Override
  public Optional<Quarantined> findQuarantined(EventId id) throws InterruptedException {
    var sql = "SELECT * FROM quarantine WHERE id = ?";
    return database.read(session -> session.find(sql, SqlEventLog::odd, id));
  }

  private static Quarantined odd(Row row) throws SQLException {
    var body = row.bytes("body");
    Checksum.check(Checksum.of(body) == row.number("crc"), "quarantined body " + row.text("id"));
    return new Quarantined(
        new EventId(row.text("id")),
        row.instant("received_at"),
        row.optionalText("site"),
        body,
        row.text("reason"),
        row.optionalText("released_as").map(EventId::new));
  }

  @Override
  public void released(EventId quarantined, EventId event) throws InterruptedException {
    var sql = "UPDATE quarantine SET released_as = ? WHERE id = ?";
    database.write(session -> session.update(sql, event, quarantined));
  }

  @Override
  public void forget(Collection<byte[]> keys) throws InterruptedException {
    database.write(session -> {
      var forgotten = 0;
      for (var key : keys) {
        forgotten += session.update("DELETE FROM dedupe WHERE body_hash = ?", (Object) key);
      }
      return forgotten;
    });
  }

  @Override
  public int forgetExpired(Instant now, int limit) throws InterruptedException {
    return database.write(session -> {
      Reconciled.forget(session, now);
      return session.update(FORGET, now, limit);
    });
  }
}
