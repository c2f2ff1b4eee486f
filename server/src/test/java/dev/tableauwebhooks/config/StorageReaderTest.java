package dev.tableauwebhooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageReaderTest {
  @TempDir private Path directory;
  private ConfigurationFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new ConfigurationFolder(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://ann:p%40ss+1@db.example.com:5432/hooks, jdbc:postgresql://db.example.com:5432/hooks, ann, p@ss+1",
    "postgresql://ann:pw@db/hooks?sslmode=require, jdbc:postgresql://db/hooks?sslmode=require, ann, pw",
    "jdbc:postgresql://db/hooks?user=ann&password=pw&ssl=true, jdbc:postgresql://db/hooks?ssl=true, ann, pw",
    "'jdbc:postgresql://db1:1,db2/hooks?user=ann&password=pw', 'jdbc:postgresql://db1:1,db2/hooks', ann, pw",
    "postgres:///hooks?user=ann&password=pw, '', '', ''"
  })
  void takesTheCredentialsOutOfAnAddress(
      String given, String url, String username, String password) {
    folder.variable("DATABASE_URL", given);
    if (url.isEmpty()) {
      assertThat(folder.problems()).startsWith("DATABASE_URL\n");
      return;
    }
    var storage = folder.load().storage();
    assertThat(storage.url()).contains(url);
    assertThat(storage.username()).contains(username);
    assertThat(storage.password()).contains(Secret.of(password));
  }

  @Test
  void prefersCredentialsThatAreGivenByThemselves() {
    folder.yaml(
        """
        storage:
          dataDir: var/data
          url: postgres://somebody:else@db/hooks
          username: ann
          password: { file: password.txt }
        """);
    folder.file("password.txt", "pw");
    assertThat(folder.load().storage())
        .isEqualTo(
            new StorageSettings(
                directory.resolve("var/data"),
                Optional.of("jdbc:postgresql://db/hooks"),
                Optional.of("ann"),
                Optional.of(Secret.of("pw"))));
  }

  @Test
  void takesTheDataFolderOfTheVariableFromTheWorkingFolder() {
    folder.yaml("storage: { dataDir: elsewhere }").variable("TABLEAU_WEBHOOKS_DATA", "here");
    assertThat(folder.load().storage().dataDir()).isEqualTo(Path.of("here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ann:hidden@db/hooks",
        "jdbc:sqlite:hidden.db",
        "postgres://ann:hid den@db/hooks",
        "postgres://ann:hidden%zz@db/hooks"
      })
  void refusesAnotherDatabaseWithoutShowingThePassword(String url) {
    assertThat(folder.variable("DATABASE_URL", url).problems())
        .isEqualTo(
            """
            DATABASE_URL
              The value is not the address of a PostgreSQL database.
              Fix: Write jdbc:postgresql://host:5432/name or \
            postgres://user:password@host:5432/name.\
            """);
  }

  @Test
  void refusesSqliteOnADyno() {
    assertThat(folder.variable("DYNO", "web.1").problems())
        .isEqualTo(
            """
            DATABASE_URL
              Events would be lost at the next restart, because Heroku empties a dyno's disk and \
            no database is configured.
              Fix: Add one with: heroku addons:create heroku-postgresql\
            """);

    folder.variable("DATABASE_URL", "postgres://ann:pw@db/hooks");
    assertThat(folder.load().storage().url()).contains("jdbc:postgresql://db/hooks");
  }
}
