package dev.tableauwebhooks.store;

import dev.tableauwebhooks.access.SiteGeneration;
import dev.tableauwebhooks.access.StoredToken;
import dev.tableauwebhooks.access.TokenHash;
import dev.tableauwebhooks.access.TokenKind;
import dev.tableauwebhooks.access.TokenStore;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The tokens, in SQL. */
public final class SqlTokenStore implements TokenStore {
  private static final String ADD =
      """
      INSERT INTO token (id, kind, label, site, hash, masked, created_at, last_used_at, revoked_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;
  private static final String REVOKE =
      "UPDATE token SET revoked_at = COALESCE(revoked_at, ?) WHERE id = ?";
  private static final String USE =
      """
      UPDATE token SET last_used_at = ?
      WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)
      """;
  private static final String SAVE_GENERATION =
      """
      INSERT INTO site_generation (site, oldest, newest) VALUES (?, ?, ?)
      ON CONFLICT (site) DO UPDATE SET oldest = excluded.oldest, newest = excluded.newest
      """;

  private final Database database;

  public SqlTokenStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(StoredToken token) {
    var added =
        database.writeNow(session ->
            session.update(
                ADD,
                token.id(),
                token.kind(),
                token.label(),
                token.site(),
                token.hash().hex(),
                token.masked(),
                token.createdAt(),
                token.lastUsedAt(),
                token.revokedAt()));
    if (added == 0) {
      throw new IllegalArgumentException("there is a token of id " + token.id());
    }
  }

  @Override
  public List<StoredToken> tokens() {
    return database.readNow(session ->
        session.query("SELECT * FROM token ORDER BY created_at, id", SqlTokenStore::token));
  }

  private static StoredToken token(Row row) throws SQLException {
    return new StoredToken(
        row.text("id"),
        TokenKind.valueOf(row.text("kind")),
        row.text("label"),
        row.optionalText("site"),
        new TokenHash(row.text("hash")),
        row.text("masked"),
        row.instant("created_at"),
        row.optionalInstant("last_used_at"),
        row.optionalInstant("revoked_at"));
  }

  @Override
  public boolean revoke(String id, Instant at) {
    return database.writeNow(session -> session.update(REVOKE, at, id)) > 0;
  }

  @Override
  public void recordUse(Map<String, Instant> lastUses) {
    database.writeNow(session -> {
      for (var use : lastUses.entrySet()) {
        session.update(USE, use.getValue(), use.getKey(), use.getValue());
      }
      return lastUses.size();
    });
  }

  @Override
  public List<SiteGeneration> generations() {
    return database.readNow(session ->
        session.query(
            "SELECT * FROM site_generation ORDER BY site",
            row ->
                new SiteGeneration(
                    row.text("site"), (int) row.number("oldest"), (int) row.number("newest"))));
  }

  @Override
  public void save(SiteGeneration generation) {
    database.writeNow(session ->
        session.update(
            SAVE_GENERATION, generation.site(), generation.oldest(), generation.newest()));
  }
}
