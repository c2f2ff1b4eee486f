package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Silence;
import dev.tableauwebhooks.noise.SilenceStore;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The silences, in SQL. */
public final class SqlSilenceStore implements SilenceStore {
  private static final String ADD =
      """
      INSERT INTO silence (id, matcher, author, reason, created_at, starts_at, ends_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String END =
      "UPDATE silence SET ends_at = ?, ended_by = ? WHERE id = ? AND ends_at > ?";

  private final Database database;

  public SqlSilenceStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Silence silence) throws InterruptedException {
    database.write(session ->
        session.update(
            ADD,
            silence.id(),
            silence.matcher(),
            silence.author(),
            silence.reason(),
            silence.createdAt(),
            silence.startsAt(),
            silence.endsAt()));
  }

  @Override
  public List<Silence> endingAfter(Instant now) throws InterruptedException {
    var sql = "SELECT * FROM silence WHERE ends_at > ? ORDER BY starts_at, id";
    return database.read(session -> session.query(sql, SqlSilenceStore::silence, now));
  }

  @Override
  public List<Silence> list(int most) throws InterruptedException {
    var sql = "SELECT * FROM silence ORDER BY created_at DESC, id LIMIT ?";
    return database.read(session -> session.query(sql, SqlSilenceStore::silence, most));
  }

  @Override
  public boolean end(String id, String by, Instant now) throws InterruptedException {
    return database.write(session -> session.update(END, now, by, id, now) > 0);
  }

  @Override
  public void count(String id, long suppressed) throws InterruptedException {
    var sql = "UPDATE silence SET suppressed = suppressed + ? WHERE id = ?";
    database.write(session -> session.update(sql, suppressed, id));
  }

  private static Silence silence(Row row) throws SQLException {
    return new Silence(
        row.text("id"),
        row.text("matcher"),
        row.text("author"),
        row.text("reason"),
        row.instant("created_at"),
        row.instant("starts_at"),
        row.instant("ends_at"),
        row.optionalText("ended_by"),
        row.number("suppressed"));
  }
}
