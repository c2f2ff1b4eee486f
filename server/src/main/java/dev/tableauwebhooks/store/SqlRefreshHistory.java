package dev.tableauwebhooks.store;

import dev.tableauwebhooks.site.RefreshHistory;
import java.time.Instant;
import java.util.List;

/** The ends of refreshes among the events, in SQL. */
public final class SqlRefreshHistory implements RefreshHistory {
  private static final String ENDS =
      """
      SELECT type, created_at FROM event
      WHERE resource_luid = ? AND created_at >= ? AND created_at < ? AND type IN (
        'WorkbookRefreshSucceeded', 'WorkbookRefreshFailed', 'DatasourceRefreshSucceeded',
        'DatasourceRefreshFailed', 'FlowRunSucceeded', 'FlowRunFailed')
      ORDER BY created_at DESC LIMIT ?
      """;

  private final Database database;

  public SqlRefreshHistory(Database database) {
    this.database = database;
  }

  @Override
  public List<End> ends(String luid, Instant from, Instant to, int limit) {
    return database.readNow(session ->
        session.query(
            ENDS,
            row -> new End(row.instant("created_at"), row.text("type").endsWith("Failed")),
            luid,
            from,
            to,
            limit));
  }
}
