package dev.tableauwebhooks.workflow.noise;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.time.DailyWindow;
import java.util.Optional;

/**
 * When a workflow's steps do not run.
 *
 * @param then what becomes of runs that would begin meanwhile
 * @param unless runs for which this is true are not held up
 */
public record QuietHours(DailyWindow window, Then then, Optional<Expression> unless) {
  public QuietHours {
    requireNonNull(window, "window");
    requireNonNull(then, "then");
    requireNonNull(unless, "unless");
  }

  /** What becomes of runs that would begin in quiet hours. */
  public enum Then {
    /** They begin at their end. */
    HOLD,
    /** They are suppressed. */
    DROP
  }
}
