package dev.tableauwebhooks.store;

import dev.tableauwebhooks.noise.Entry;
import dev.tableauwebhooks.noise.Entry.Window;
import dev.tableauwebhooks.run.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Which keys of a workflow were seen lately, and by which run. */
final class SeenKeys {
  private static final String CLAIM =
      """
      INSERT INTO seen_key (program, word, name, run_id, since, expires_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (program, word, name) DO UPDATE
      SET run_id = excluded.run_id, since = excluded.since, expires_at = excluded.expires_at,
        dropped = 0
      WHERE seen_key.expires_at <= ?
      """;
  private static final String DROP =
      """
      UPDATE seen_key SET dropped = dropped + 1
      WHERE program = ? AND word = ? AND name = ? AND run_id <> ?
      """;
  private static final String FIND =
      "SELECT * FROM seen_key WHERE program = ? AND word = ? AND name = ?";

  private SeenKeys() {}

  /** Why the run is not the first of its key; empty where it is. A run may ask again. */
  static Optional<String> refusal(Session session, RunId run, Entry entry, Window window)
      throws SQLException {
    var program = entry.program();
    var now = entry.now();
    var until = now.plus(window.within());
    var claimed =
        session.update(CLAIM, program, window.word(), window.key(), run, now, until, now) > 0;
    if (claimed || session.update(DROP, program, window.word(), window.key(), run) == 0) {
      return Optional.empty();
    }
    return session.find(
        FIND,
        row ->
            sentence(window, row.text("run_id"), row.instant("since"), row.instant("expires_at")),
        program,
        window.word(),
        window.key());
  }

  private static String sentence(Window window, String run, Instant since, Instant until) {
    var key = window.key().isEmpty() ? "" : " for '%s'".formatted(window.key());
    return switch (window.word()) {
      case "dedupe" ->
          "A repeat: the same was seen%s at %s by run %s; repeats are dropped until %s"
              .formatted(key, since, run, until);
      default ->
          "Throttled: run %s was let through%s at %s; the next may run at %s"
              .formatted(run, key, since, until);
    };
  }

  static void forget(Session session, Instant now) throws SQLException {
    session.update("DELETE FROM seen_key WHERE expires_at <= ?", now);
  }
}
