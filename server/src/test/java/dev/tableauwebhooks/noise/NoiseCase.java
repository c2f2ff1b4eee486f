package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.run.SettableClock;
import dev.tableauwebhooks.store.Database;
import dev.tableauwebhooks.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A node on a fresh database, which can be restarted. What both databases must do extends it. */
abstract class NoiseCase {
  static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  final SettableClock clock = new SettableClock(START);
  Node node;
  private Supplier<Database> opening;

  @TempDir Path folder;

  boolean isPostgres() {
    return false;
  }

  @BeforeEach
  void open() {
    if (isPostgres()) {
      var url = TestDatabases.newPostgresqlUrl();
      opening = () -> TestDatabases.postgresql(url);
    } else {
      opening = () -> TestDatabases.sqlite(folder);
    }
    node = new Node(opening, clock);
  }

  @AfterEach
  void close() {
    node.close();
  }

  /** Another node on the same database; only PostgreSQL allows it. */
  Node another() {
    return new Node(opening, clock);
  }

  /** Stops the node; a new one begins as much later. What was told stays with the old one. */
  Node restart(Duration pause) {
    node.close();
    clock.advance(pause);
    node = new Node(opening, clock);
    return node;
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
