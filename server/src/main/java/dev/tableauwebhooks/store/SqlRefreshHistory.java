package dev.tableauwebhooks.store;

import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.site.ReceivedEnds;
import dev.tableauwebhooks.site.RefreshHistory;
import java.time.Instant;
import java.util.List;

/** The ends of refreshes and flow runs among the events, in SQL. */
public final class SqlRefreshHistory implements RefreshHistory, ReceivedEnds {
  private static final String ENDS =
      """
      SELECT type, created_at FROM event
      WHERE resource_luid = ? AND created_at >= ? AND created_at < ? AND type IN (
        'WorkbookRefreshSucceeded', 'WorkbookRefreshFailed', 'DatasourceRefreshSucceeded',
        'DatasourceRefreshFailed', 'FlowRunSucceeded', 'FlowRunFailed')
      ORDER BY created_at DESC LIMIT ?
      """;

  /** Identifiers begin with the time, so that their index finds what came since. */
  private static final String SINCE =
      """
      SELECT type, resource_luid, resource_name, created_at FROM event
      WHERE id >= ? AND site_luid = ? AND resource_luid IS NOT NULL AND created_at IS NOT NULL
        AND type IN ('WorkbookRefreshSucceeded', 'WorkbookRefreshFailed',
          'DatasourceRefreshSucceeded', 'DatasourceRefreshFailed')
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
            row -> new End(row.instant("created_at"), hasFailed(row.text("type"))),
            luid,
            from,
            to,
            limit));
  }

  @Override
  public List<Received> since(Instant receivedAt, String siteLuid) {
    return database.readNow(session ->
        session.query(
            SINCE,
            row ->
                new Received(
                    row.text("resource_luid"),
                    row.optionalText("resource_name").orElse(""),
                    hasFailed(row.text("type")),
                    row.instant("created_at")),
            EventId.notBefore(receivedAt),
            siteLuid));
  }

  private static boolean hasFailed(String type) {
    return type.endsWith("Failed");
  }
}
