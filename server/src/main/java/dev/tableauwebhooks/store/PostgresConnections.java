package dev.tableauwebhooks.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.run.StoreUnavailable;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PostgreSQL, which several nodes may share. */
final class PostgresConnections implements Connections {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresConnections.class);
  private static final int POOL = 10;
  private static final String DISK_FULL = "53100";

  private final HikariDataSource pool;
  private @Nullable Session writer;

  PostgresConnections(String url, String user, Secret password) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password.reveal());
    config.setMaximumPoolSize(POOL);
    config.setMinimumIdle(2);
    config.setPoolName("postgresql");
    config.setConnectionTimeout(5_000);
    config.addDataSourceProperty("ApplicationName", "tableau-webhooks");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    pool = open(config);
    warnWhereNotDurable();
  }

  private static HikariDataSource open(HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new StoreUnavailable(
          "Cannot connect to %s: %s\n  Fix: %s"
              .formatted(
                  config.getJdbcUrl(),
                  cause.getMessage(),
                  "Check storage.url or DATABASE_URL, and whether PostgreSQL runs there."),
          e);
    }
  }

  private void warnWhereNotDurable() {
    for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      try (var session = new Session(pool.getConnection())) {
        session
            .find(
                "SELECT current_setting('%s') AS value".formatted(setting),
                row -> row.text("value"))
            .filter("off"::equals)
            .ifPresent(_ ->
                LOG.atWarn()
                    .addKeyValue("setting", setting)
                    .log("PostgreSQL has this switched off: acknowledged events can be lost"));
      } catch (SQLException e) {
        LOG.atWarn().addKeyValue("setting", setting).setCause(e).log("Could not read a setting");
      }
    }
  }

  @Override
  public <T> T inTransaction(GroupCommit.Write<T> work) throws SQLException {
    var session = writer();
    try {
      var result = work.run(session);
      session.connection().commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(session, e);
      throw e;
    }
  }

  private Session writer() throws SQLException {
    var current = writer;
    if (current == null) {
      var connection = pool.getConnection();
      connection.setAutoCommit(false);
      current = new Session(connection);
      writer = current;
    }
    return current;
  }

  /** A connection that cannot even roll back is lost; the next transaction takes a new one. */
  private void rollBack(Session session, Exception cause) {
    try {
      session.connection().rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
      pool.evictConnection(session.connection());
      writer = null;
    }
  }

  @Override
  public Session reader() throws SQLException {
    return new Session(pool.getConnection());
  }

  @Override
  public DataSource schedulerRows() {
    return pool;
  }

  @Override
  public DataSource migrationRows() {
    return pool;
  }

  @Override
  public String migrations() {
    return "classpath:dev/tableauwebhooks/store/postgresql";
  }

  @Override
  public boolean isBroken(SQLException e) {
    return false;
  }

  @Override
  public boolean concernsAll(SQLException e) {
    var state = e.getSQLState();
    return state != null
        && (state.equals(DISK_FULL) || state.startsWith("08") || state.startsWith("57"));
  }

  @Override
  public boolean isAlone() {
    return false;
  }

  @Override
  public void close() {
    pool.close();
  }
}
