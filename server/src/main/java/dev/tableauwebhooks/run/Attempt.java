package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try of one step, as journaled.
 *
 * @param step the step's id; for a handler's own method {@link #METHOD}
 * @param number from 1, per step
 * @param position the order of the step in its run, from 0
 * @param input as rendered, secrets as placeholders; empty where it could not be rendered
 * @param seen the values that were looked up to render it
 */
public record Attempt(
    String step,
    int number,
    int position,
    String uses,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<Map<String, Object>> input,
    Map<String, @Nullable Object> seen,
    Result result) {

  /** The step id under which a handler's method itself is journaled. */
  public static final String METHOD = "handler";

  public Attempt {
    requireNonNull(step, "step");
    requireNonNull(uses, "uses");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(endedAt, "endedAt");
    requireNonNull(input, "input");
    requireNonNull(seen, "seen");
    requireNonNull(result, "result");
  }

  /** How a try ended, or that it has not. */
  public sealed interface Result {

    /** As stored and shown. */
    String name();

    /** One sentence. */
    String text();

    /** In flight, or cut off by the death of its process. */
    record Started() implements Result {
      @Override
      public String name() {
        return "STARTED";
      }

      @Override
      public String text() {
        return "";
      }
    }

    record Succeeded(String text, Map<String, Object> outputs) implements Result {
      @Override
      public String name() {
        return "SUCCEEDED";
      }
    }

    record Skipped(String text) implements Result {
      @Override
      public String name() {
        return "SKIPPED";
      }
    }

    /** Worth another try; uses one up. */
    record RetryLater(String text) implements Result {
      @Override
      public String name() {
        return "RETRY";
      }
    }

    /** Told to wait; uses none up. */
    record Wait(String text) implements Result {
      @Override
      public String name() {
        return "WAIT";
      }
    }

    record Failed(String text, String fix) implements Result {
      @Override
      public String name() {
        return "FAILED";
      }
    }
  }

  /** Whether the step is done with, for good or ill. */
  public boolean settled() {
    return switch (result) {
      case Result.Succeeded _, Result.Skipped _, Result.Failed _ -> true;
      case Result.Started _, Result.RetryLater _, Result.Wait _ -> false;
    };
  }
}
