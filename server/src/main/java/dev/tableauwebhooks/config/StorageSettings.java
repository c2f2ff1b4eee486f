package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where events and runs are kept.
 *
 * @param dataDir the folder of the database file, the logs and the files that steps make
 * @param url the JDBC address of a PostgreSQL database, without credentials; empty for SQLite in
 *     the data folder
 * @param username of the database
 * @param password of the database
 */
public record StorageSettings(
    Path dataDir, Optional<String> url, Optional<String> username, Optional<Secret> password) {
  public StorageSettings {
    requireNonNull(dataDir, "dataDir");
    requireNonNull(url, "url");
    requireNonNull(username, "username");
    requireNonNull(password, "password");
  }
}
