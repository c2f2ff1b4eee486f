package dev.tableauwebhooks.store;

import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.run.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * An open database, migrated to this release. Safe for many threads, virtual ones included: the
 * calls wait while platform threads do the work.
 */
public final class Database implements AutoCloseable {
  /** Those that are the same for every database. */
  private static final String MIGRATIONS = "classpath:dev/tableauwebhooks/store/common";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connections connections;
  private final GroupCommit writer;
  private final Readers readers;

  private Database(Connections connections, Consumer<Exception> broken) {
    this.connections = connections;
    migrate();
    this.writer = new GroupCommit(connections, broken::accept);
    this.readers = new Readers(connections);
  }

  /**
   * Opens the SQLite database of a data folder, which this process then has for itself.
   *
   * @param broken told when the disk can no longer be trusted; the process must stop
   * @throws StoreUnavailable where it cannot be opened, or another process uses the folder; the
   *     message says what to do
   */
  public static Database sqlite(Path folder, Consumer<Exception> broken) {
    try {
      return alone(folder, broken);
    } catch (FolderLock.Taken e) {
      throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
    }
  }

  private static Database alone(Path folder, Consumer<Exception> broken) {
    try {
      return new Database(SqliteConnections.open(folder), broken);
    } catch (SQLException e) {
      throw new StoreUnavailable(
          "Cannot open the database in " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens the SQLite database of a data folder for a short visit, beside a server that may be at
   * work on it.
   */
  public static Database visit(Path folder) {
    try {
      return alone(folder, _ -> {});
    } catch (FolderLock.Taken _) {
      try {
        return new Database(SqliteConnections.beside(folder), _ -> {});
      } catch (SQLException e) {
        throw new StoreUnavailable("Cannot open the database in " + folder, e);
      }
    }
  }

  /**
   * Connects to a PostgreSQL database, which several nodes may share.
   *
   * @throws StoreUnavailable where it cannot be reached; the message says what to do
   */
  public static Database postgresql(
      String url, String user, Secret password, Consumer<Exception> broken) {
    return new Database(new PostgresConnections(url, user, password), broken);
  }

  private void migrate() {
    try {
      Flyway.configure()
          .dataSource(connections.migrationRows())
          .locations(connections.migrations(), MIGRATIONS)
          .load()
          .migrate();
    } catch (FlywayException e) {
      closeConnections();
      throw new StoreUnavailable("Cannot bring the database up to date: " + e.getMessage(), e);
    }
  }

  /** Writes and returns when it is on disk. */
  <T extends @Nullable Object> T write(GroupCommit.Write<T> write) throws InterruptedException {
    return writer.write(write, "", 0, PATIENCE);
  }

  /**
   * Writes and returns when it is on disk.
   *
   * @param order writes of one group are made in this order
   * @param bytes about how much memory it holds while it waits
   */
  <T extends @Nullable Object> T write(GroupCommit.Write<T> write, String order, int bytes)
      throws InterruptedException {
    return writer.write(write, order, bytes, PATIENCE);
  }

  /** As {@link #write}, for callers that cannot be interrupted. */
  <T extends @Nullable Object> T writeNow(GroupCommit.Write<T> write) {
    try {
      return write(write);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("Interrupted while writing", e);
    }
  }

  /** As {@link #read}, for callers that cannot be interrupted. */
  <T> T readNow(GroupCommit.Write<T> query) {
    try {
      return read(query);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("Interrupted while reading", e);
    }
  }

  <T> T read(GroupCommit.Write<T> query) throws InterruptedException {
    return readers.read(query, PATIENCE);
  }

  /** The rows of db-scheduler. */
  public DataSource schedulerRows() {
    return connections.schedulerRows();
  }

  /**
   * Makes runs due that were in flight when this process died. Only where nobody else could be at
   * work on them; on a shared database their leases run out instead.
   */
  public void releaseOwnRuns(Instant now) throws InterruptedException {
    if (connections.isAlone()) {
      write(session -> session.update(ScheduleRows.RELEASE_ALL, now, now));
    }
  }

  /** How many writes wait for the disk. */
  public int waitingWrites() {
    return writer.waiting();
  }

  /** Whether the store can be written now. */
  public boolean isWritable(Duration patience) throws InterruptedException {
    try {
      writer.write(
          session -> session.update("UPDATE meta SET value = value WHERE name = 'probe'"),
          "",
          0,
          patience);
      return true;
    } catch (StoreUnavailable _) {
      return false;
    }
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
    closeConnections();
  }

  private void closeConnections() {
    try {
      connections.close();
    } catch (SQLException e) {
      throw new StoreUnavailable("The database did not close: " + e.getMessage(), e);
    }
  }
}
