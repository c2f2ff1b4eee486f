package dev.tableauwebhooks.store;

import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.run.Attempt;
import dev.tableauwebhooks.run.Attempt.Result;
import dev.tableauwebhooks.run.RunId;
import dev.tableauwebhooks.run.RunStore.End;
import dev.tableauwebhooks.run.RunStore.Start;
import dev.tableauwebhooks.store.Session.Row;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the journal: one for each attempt. */
final class JournalRows {
  private static final String INSERT =
      """
      INSERT INTO attempt (run_id, step, number, position, uses, epoch, started_at, input, seen,
        result, crc)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'STARTED', ?)
      """;
  private static final String END =
      """
      UPDATE attempt SET ended_at = ?, result = ?, text = ?, fix = ?, outputs = ?, result_crc = ?
      WHERE run_id = ? AND step = ? AND number = ? AND EXISTS
        (SELECT 1 FROM run WHERE id = ? AND epoch = ? AND ended_at IS NULL)
      """;
  private static final String OF_RUN =
      "SELECT * FROM attempt WHERE run_id = ? ORDER BY position, number";

  private JournalRows() {}

  static void insert(Session session, RunId run, long epoch, Start start) throws SQLException {
    var input = start.input().map(Json::write).orElse(null);
    var seen = start.seen().isEmpty() ? null : Json.write(start.seen());
    session.update(
        INSERT,
        run,
        start.step(),
        start.number(),
        start.position(),
        start.uses(),
        epoch,
        start.at(),
        input,
        seen,
        Checksum.of(input, seen));
  }

  /** Whether the run is still this owner's. */
  static boolean end(Session session, RunId run, long epoch, End end) throws SQLException {
    var result = end.result();
    var fix = result instanceof Result.Failed(_, var f) ? f : "";
    var outputs = result instanceof Result.Succeeded(_, var o) ? Json.write(o) : null;
    var text = storable(result.text());
    return session.update(
            END,
            end.at(),
            result.name(),
            text,
            storable(fix),
            outputs,
            Checksum.of(result.name(), text, outputs),
            run,
            end.step(),
            end.number(),
            run,
            epoch)
        > 0;
  }

  /** PostgreSQL refuses a NUL in text. */
  static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  static List<Attempt> of(Session session, RunId run) throws SQLException {
    return session.query(OF_RUN, JournalRows::attempt, run);
  }

  private static Attempt attempt(Row row) throws SQLException {
    var input = row.optionalText("input");
    var seen = row.optionalText("seen");
    var intact = Checksum.of(input.orElse(null), seen.orElse(null)) == row.number("crc");
    Checksum.check(intact, "attempt of run " + row.text("run_id"));
    return new Attempt(
        row.text("step"),
        (int) row.number("number"),
        (int) row.number("position"),
        row.text("uses"),
        row.instant("started_at"),
        row.optionalInstant("ended_at"),
        input.map(JournalRows::values),
        seen.map(JournalRows::nullable).orElse(Map.of()),
        result(row));
  }

  private static Result result(Row row) throws SQLException {
    var name = row.text("result");
    var text = row.text("text");
    var outputs = row.optionalText("outputs");
    if (row.optionalInstant("ended_at").isPresent()) {
      var intact = Checksum.of(name, text, outputs.orElse(null)) == row.number("result_crc");
      Checksum.check(intact, "result of step '%s'".formatted(row.text("step")));
    }
    return switch (name) {
      case "STARTED" -> new Result.Started();
      case "SUCCEEDED" ->
          new Result.Succeeded(text, outputs.map(JournalRows::values).orElse(Map.of()));
      case "SKIPPED" -> new Result.Skipped(text);
      case "RETRY" -> new Result.RetryLater(text);
      case "WAIT" -> new Result.Wait(text);
      case "FAILED" -> new Result.Failed(text, row.text("fix"));
      default -> throw new IllegalStateException("unknown result '%s'".formatted(name));
    };
  }

  static Map<String, @Nullable Object> nullable(String json) {
    return new HashMap<>(Json.readObject(json));
  }

  static Map<String, Object> values(String json) {
    var values = new HashMap<String, Object>();
    for (var entry : Json.readObject(json).entrySet()) {
      if (entry.getValue() != null) {
        values.put(entry.getKey(), entry.getValue());
      }
    }
    return values;
  }

  /** A finished attempt of another run, as one of this run. */
  static void copy(Session session, RunId run, Attempt kept) throws SQLException {
    insert(
        session,
        run,
        0,
        new Start(
            kept.step(),
            kept.number(),
            kept.position(),
            kept.uses(),
            kept.startedAt(),
            kept.input(),
            kept.seen(),
            Map.of()));
    var end =
        new End(kept.step(), kept.number(), kept.endedAt().orElse(kept.startedAt()), kept.result());
    end(session, run, 0, end);
  }

  static Optional<String> jsonOrNothing(Map<String, @Nullable Object> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(Json.write(values));
  }
}
