package dev.tableauwebhooks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.ApiVersion;
import dev.tableauwebhooks.rest.Session;
import dev.tableauwebhooks.rest.SignedIn;
import dev.tableauwebhooks.site.SharedSessions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a database share Tableau's session. */
class SharedSessionsIT {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String KEY = "https://t site 'a' by personal access token 'x'";

  @TempDir Path folder;

  private Database database;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder, _ -> {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  private SharedSessions process(String key, Instant now) {
    return new SharedSessions(
        new SqlSessionRows(database), new Reversing(key), InstantSource.fixed(now));
  }

  /** A cover that a test can look under. */
  private record Reversing(String key) implements SharedSessions.Cover {
    @Override
    public String hide(String secret, String place) {
      return key + new StringBuilder(secret).reverse();
    }

    @Override
    public Optional<String> show(String hidden, String place) {
      return hidden.startsWith(key)
          ? Optional.of(new StringBuilder(hidden.substring(key.length())).reverse().toString())
          : Optional.empty();
    }
  }

  private static Session session(String token) {
    return new Session(
        token,
        new SignedIn("site-luid", "marketing", "user-luid", new ApiVersion(3, 27)),
        URI.create("https://t.example.com"),
        NOW);
  }

  @Test
  void findWhatTheOtherSignedInWith() throws Exception {
    var one = process("k", NOW);
    var other = process("k", NOW);
    assertThat(other.find(KEY)).isEmpty();

    one.replace(
        KEY,
        known -> {
          assertThat(known).isEmpty();
          return session("token-1");
        });

    assertThat(other.find(KEY)).contains(session("token-1"));
    other.remove(KEY, session("another"));
    assertThat(one.find(KEY)).contains(session("token-1"));
    other.remove(KEY, session("token-1"));
    assertThat(one.find(KEY)).isEmpty();
  }

  @Test
  void signInOneAfterTheOther() throws Exception {
    var signIns = new AtomicInteger();
    var tasks = new ArrayList<Callable<Session>>();
    for (var i = 0; i < 8; i++) {
      var process = process("k", NOW);
      tasks.add(() ->
          process.replace(
              KEY, known -> known.orElseGet(() -> session("token-" + signIns.incrementAndGet()))));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var task : threads.invokeAll(tasks)) {
        assertThat(task.get().token()).isEqualTo("token-1");
      }
    }
    assertThat(signIns).hasValue(1);
  }

  @Test
  void letGoWhereASignInFails() throws Exception {
    assertThatThrownBy(() ->
            process("k", NOW)
                .replace(
                    KEY,
                    _ -> {
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");
    assertThat(process("k", NOW).replace(KEY, _ -> session("token-2")).token())
        .isEqualTo("token-2");
  }

  @Test
  void overtakeWhoeverDiedDuringASignIn() throws Exception {
    var rows = new SqlSessionRows(database);
    assertThat(rows.hold(KEY, "dead", NOW, NOW.plusSeconds(180))).isTrue();
    assertThat(rows.hold(KEY, "other", NOW, NOW.plusSeconds(180))).isFalse();

    var later = process("k", NOW.plus(Duration.ofMinutes(3)));
    assertThat(later.replace(KEY, _ -> session("token-3")).token()).isEqualTo("token-3");

    rows.save(KEY, "dead", "too late");
    assertThat(later.find(KEY)).contains(session("token-3"));
  }

  @Test
  void readNothingThatIsUnderAnotherKey() throws Exception {
    process("k", NOW).replace(KEY, _ -> session("token-4"));
    assertThat(process("other key", NOW).find(KEY)).isEmpty();
    assertThat(new SqlSessionRows(database).find(KEY).orElseThrow()).doesNotContain("token-4");
  }
}
