package dev.tableauwebhooks.action;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/** How one attempt of an action ended. Expected trouble is a value here, never an exception. */
public sealed interface ActionOutcome {

  /**
   * It was done.
   *
   * @param summary one past-tense sentence for the run's history
   * @param outputs JSON values (text, numbers, booleans, lists, maps, never null) for later steps
   */
  record Succeeded(String summary, Map<String, Object> outputs) implements ActionOutcome {
    public Succeeded {
      requireNonNull(summary, "summary");
      outputs = Map.copyOf(outputs);
    }

    public Succeeded(String summary) {
      this(summary, Map.of());
    }
  }

  /** There was nothing to do, and that is fine. */
  record Skipped(String reason) implements ActionOutcome {
    public Skipped {
      requireNonNull(reason, "reason");
    }
  }

  /** It did not work now but may work later. Uses up an attempt; the backoff says when. */
  record RetryLater(String reason) implements ActionOutcome {
    public RetryLater {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * The target told us to wait, or its circuit breaker is open. Uses up no attempt.
   *
   * @param atLeast how long to wait before the next try
   */
  record Wait(String reason, Duration atLeast) implements ActionOutcome {
    public Wait {
      requireNonNull(reason, "reason");
      requireNonNull(atLeast, "atLeast");
    }
  }

  /**
   * It will not work however often it is tried.
   *
   * @param reason what went wrong, quoting the target's answer
   * @param fix the next thing for a person to do, as an imperative sentence
   */
  record Failed(String reason, String fix) implements ActionOutcome {
    public Failed {
      requireNonNull(reason, "reason");
      requireNonNull(fix, "fix");
    }
  }
}
