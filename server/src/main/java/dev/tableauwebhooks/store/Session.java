package dev.tableauwebhooks.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its prepared statements, used by one thread at a time.
 *
 * <p>Parameters are text, whole numbers, booleans, bytes, {@link Instant} (kept as milliseconds
 * since 1970), {@code Optional} of these, or null.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** Says something that is no query and takes no parameters. */
  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Drops the prepared statements: SQLite's driver closes them at an error, without a word. */
  void forgetStatements() throws SQLException {
    for (var statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }

  /** Changes rows; answers how many. */
  int update(String sql, @Nullable Object... parameters) throws SQLException {
    return bind(sql, parameters).executeUpdate();
  }

  /** Reads rows. */
  <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    try (var rows = bind(sql, parameters).executeQuery()) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(reader.read(new Row(rows)));
      }
      return found;
    }
  }

  /** Reads at most one row. */
  <T> Optional<T> find(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    var found = query(sql, reader, parameters);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
    var statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (var i = 0; i < parameters.length; i++) {
      set(statement, i + 1, parameters[i]);
    }
    return statement;
  }

  private static void set(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setObject(index, null);
      case Optional<?> optional -> set(statement, index, optional.orElse(null));
      case Instant instant -> statement.setLong(index, instant.toEpochMilli());
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case Boolean flag -> statement.setBoolean(index, flag);
      case Enum<?> constant -> statement.setString(index, constant.name());
      default -> statement.setString(index, value.toString());
    }
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(Row row) throws SQLException;
  }

  /** One row of an answer; columns by name. */
  record Row(ResultSet columns) {
    String text(String column) throws SQLException {
      return columns.getString(column);
    }

    Optional<String> optionalText(String column) throws SQLException {
      return Optional.ofNullable(columns.getString(column));
    }

    long number(String column) throws SQLException {
      return columns.getLong(column);
    }

    byte[] bytes(String column) throws SQLException {
      return columns.getBytes(column);
    }

    Instant instant(String column) throws SQLException {
      return Instant.ofEpochMilli(columns.getLong(column));
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
      var millis = columns.getLong(column);
      return columns.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
