package dev.tableauwebhooks.store;

import dev.tableauwebhooks.site.SessionRows;
import java.time.Instant;
import java.util.Optional;

/** Tableau's sessions, in SQL. */
public final class SqlSessionRows implements SessionRows {
  private static final String FIND =
      "SELECT session FROM tableau_session WHERE name = ? AND session IS NOT NULL";
  private static final String HOLD =
      """
      INSERT INTO tableau_session (name, holder, held_until) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
      WHERE tableau_session.holder IS NULL OR tableau_session.held_until <= ?
      """;
  private static final String SAVE =
      "UPDATE tableau_session SET session = ?, holder = NULL WHERE name = ? AND holder = ?";
  private static final String RELEASE =
      "UPDATE tableau_session SET holder = NULL WHERE name = ? AND holder = ?";
  private static final String REMOVE =
      "UPDATE tableau_session SET session = NULL WHERE name = ? AND session = ?";

  private final Database database;

  public SqlSessionRows(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> find(String key) {
    return database.readNow(session -> session.find(FIND, row -> row.text("session"), key));
  }

  @Override
  public boolean hold(String key, String owner, Instant now, Instant until) {
    return database.writeNow(session -> session.update(HOLD, key, owner, until, now)) > 0;
  }

  @Override
  public void save(String key, String owner, String text) {
    database.writeNow(session -> session.update(SAVE, text, key, owner));
  }

  @Override
  public void release(String key, String owner) {
    database.writeNow(session -> session.update(RELEASE, key, owner));
  }

  @Override
  public void remove(String key, String text) {
    database.writeNow(session -> session.update(REMOVE, key, text));
  }
}
