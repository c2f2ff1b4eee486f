package dev.tableauwebhooks.store;

import static java.util.stream.Collectors.toMap;

import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.site.KnownContent;
import dev.tableauwebhooks.site.SiteStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What is remembered of sites, in SQL. */
public final class SqlSiteStore implements SiteStore {
  private static final String REMEMBER =
      """
      INSERT INTO content (site_luid, luid, kind, known_at, facts) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (site_luid, luid) DO UPDATE
      SET kind = excluded.kind, known_at = excluded.known_at, facts = excluded.facts
      """;
  private static final String FIND = "SELECT * FROM content WHERE site_luid = ? AND luid = ?";
  private static final String REMEMBER_SITE =
      """
      INSERT INTO site (name, luid) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET luid = excluded.luid
      """;
  private static final String FIND_SITE = "SELECT luid FROM site WHERE name = ?";

  private static final String FIND_COMPARED = "SELECT until FROM compared WHERE site = ?";
  private static final String REMEMBER_COMPARED =
      """
      INSERT INTO compared (site, until) VALUES (?, ?)
      ON CONFLICT (site) DO UPDATE SET until = excluded.until
      """;

  private final Database database;
  private final InstantSource clock;

  public SqlSiteStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<KnownContent> findContent(String siteLuid, String luid) {
    return database.readNow(session ->
        session.find(
            FIND,
            row -> new KnownContent(siteLuid, luid, row.text("kind"), facts(row.text("facts"))),
            siteLuid,
            luid));
  }

  private static Map<String, String> facts(String json) {
    return Json.readObject(json).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
  }

  @Override
  public void rememberContent(KnownContent content) {
    var now = clock.instant();
    var facts = JournalRows.storable(Json.write(content.values()));
    database.writeNow(session ->
        session.update(REMEMBER, content.siteLuid(), content.luid(), content.kind(), now, facts));
  }

  @Override
  public Optional<String> findSiteLuid(String siteName) {
    return database.readNow(session -> session.find(FIND_SITE, row -> row.text("luid"), siteName));
  }

  @Override
  public void rememberSiteLuid(String siteName, String luid) {
    database.writeNow(session -> session.update(REMEMBER_SITE, siteName, luid));
  }

  @Override
  public Optional<Instant> comparedUntil(String siteName) {
    return database.readNow(
        session -> session.find(FIND_COMPARED, row -> row.instant("until"), siteName));
  }

  @Override
  public void rememberComparedUntil(String siteName, Instant until) {
    database.writeNow(session -> session.update(REMEMBER_COMPARED, siteName, until));
  }
}
