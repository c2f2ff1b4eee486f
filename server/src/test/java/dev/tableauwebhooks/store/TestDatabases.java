package dev.tableauwebhooks.store;

import dev.tableauwebhooks.action.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** Real databases for tests: a SQLite file each, or a database each in one PostgreSQL. */
public final class TestDatabases {
  private TestDatabases() {}

  private static final class Postgres {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static Database sqlite(Path folder) {
    return Database.sqlite(folder, TestDatabases::broken);
  }

  /** The JDBC URL of a new, empty database; user and password are {@code postgres}. */
  public static String newPostgresqlUrl() {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Postgres.SERVER.getJdbcUrl("postgres", name);
  }

  public static Database postgresql(String url) {
    return Database.postgresql(url, "postgres", Secret.of("postgres"), TestDatabases::broken);
  }

  private static void broken(Exception e) {
    throw new AssertionError("the store took itself for broken", e);
  }
}
