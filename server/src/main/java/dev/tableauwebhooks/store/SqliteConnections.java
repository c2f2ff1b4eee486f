package dev.tableauwebhooks.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file in the data folder. Two connections write, the writer's ({@code
 * synchronous=FULL}) and db-scheduler's ({@code NORMAL}); one lock keeps them apart, so that
 * neither ever waits in SQLite's busy handler.
 */
final class SqliteConnections implements Connections {
  private static final int BUSY_MILLIS = 5_000;

  /** Of 4 KiB. Its own 1,000 would make it sync the main file ten times a second under load. */
  private static final int CHECKPOINT_PAGES = 4_000;

  private final String url;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Session writer;
  private final Connection scheduler;
  private final Optional<FolderLock> folder;

  private SqliteConnections(String url, Optional<FolderLock> folder) throws SQLException {
    this.url = url;
    this.folder = folder;
    if (folder.isPresent()) {
      prepareNewFile();
    }
    this.writer = new Session(open(SynchronousMode.FULL, false));
    writer.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    this.scheduler = open(SynchronousMode.NORMAL, false);
  }

  /**
   * Opens or makes the database of a data folder.
   *
   * @throws FolderLock.Taken where another process uses the folder
   */
  static SqliteConnections open(Path data) throws SQLException {
    var url = prepare(data);
    var lock = FolderLock.take(data);
    try {
      return new SqliteConnections(url, Optional.of(lock));
    } catch (SQLException e) {
      lock.close();
      throw e;
    }
  }

  /** Opens a database that another process works on. */
  static SqliteConnections beside(Path data) throws SQLException {
    return new SqliteConnections(prepare(data), Optional.empty());
  }

  private static String prepare(Path data) {
    try {
      var natives = Files.createDirectories(data.resolve("native"));
      // The driver unpacks its native library there instead of a shared temporary folder.
      System.setProperty("org.sqlite.tmpdir", natives.toString());
      return "jdbc:sqlite:" + data.resolve("webhooks.db");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write into the data folder " + data, e);
    }
  }

  /**
   * Space that retention frees is given back; this must be said before the file has any content.
   */
  private void prepareNewFile() throws SQLException {
    try (var connection = migrationRows().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  private Connection open(SynchronousMode synchronous, boolean readOnly) throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.setBusyTimeout(BUSY_MILLIS);
    // Else the driver asks for the last row id after each insert, which nobody here wants to know.
    config.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(config);
    source.setUrl(url);
    var connection = source.getConnection();
    if (readOnly) {
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = TRUE");
      }
    }
    return connection;
  }

  @Override
  public <T> T inTransaction(GroupCommit.Write<T> work) throws SQLException {
    writing.lock();
    try {
      writer.execute("BEGIN IMMEDIATE");
      var result = work.run(writer);
      writer.execute("COMMIT");
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e;
    } finally {
      writing.unlock();
    }
  }

  private void rollBack(Exception cause) {
    try {
      writer.forgetStatements();
      writer.execute("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public Session reader() throws SQLException {
    return new Session(open(SynchronousMode.NORMAL, true));
  }

  @Override
  public DataSource schedulerRows() {
    return new LockedDataSource(scheduler, writing);
  }

  @Override
  public DataSource migrationRows() {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    var source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  @Override
  public String migrations() {
    return "classpath:dev/tableauwebhooks/store/sqlite";
  }

  /** After a failed fsync or write nobody knows what is on disk: stop and recover from the log. */
  @Override
  public boolean isBroken(SQLException e) {
    return e instanceof SQLiteException sqlite
        && switch (sqlite.getResultCode()) {
          case SQLITE_IOERR_FSYNC,
              SQLITE_IOERR_DIR_FSYNC,
              SQLITE_IOERR_WRITE,
              SQLITE_IOERR_TRUNCATE,
              SQLITE_IOERR_SHORT_READ,
              SQLITE_IOERR,
              SQLITE_CORRUPT ->
              true;
          default -> false;
        };
  }

  @Override
  public boolean concernsAll(SQLException e) {
    return e instanceof SQLiteException sqlite
        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY);
  }

  @Override
  public boolean isAlone() {
    return true;
  }

  @Override
  public void close() throws SQLException {
    writing.lock();
    try {
      writer.close();
      scheduler.close();
    } finally {
      folder.ifPresent(FolderLock::close);
      writing.unlock();
    }
  }
}
