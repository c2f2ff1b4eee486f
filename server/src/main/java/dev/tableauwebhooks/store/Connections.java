package dev.tableauwebhooks.store;

import java.sql.SQLException;
import javax.sql.DataSource;

/** How one kind of database is reached. */
interface Connections extends AutoCloseable {

  /**
   * Runs the work in one transaction of the writer and commits it to disk. Called by one thread.
   *
   * @throws SQLException where nothing of it was written; or, at a commit whose answer was lost,
   *     perhaps all of it
   */
  <T> T inTransaction(GroupCommit.Write<T> work) throws SQLException;

  /** A new connection for one reading thread. */
  Session reader() throws SQLException;

  /** For db-scheduler, whose own bookkeeping need not survive a power loss. */
  DataSource schedulerRows();

  /** For the migrations. */
  DataSource migrationRows();

  /** The folder on the class path of those migrations that are its own. */
  String migrations();

  /** Whether the failure means that the disk can no longer be trusted. */
  boolean isBroken(SQLException e);

  /** Whether the failure would meet each write of a group alone, too: the disk is full. */
  boolean concernsAll(SQLException e);

  /** Whether the writers of this process are the only ones. */
  boolean isAlone();

  @Override
  void close() throws SQLException;
}
