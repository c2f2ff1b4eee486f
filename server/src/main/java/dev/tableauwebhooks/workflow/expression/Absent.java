package dev.tableauwebhooks.workflow.expression;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.exceptions.CelIndexOutOfBoundsException;
import org.jspecify.annotations.Nullable;

/**
 * A value is absent. Thrown inside CEL, whose errors behave as absence should: an operator applied
 * to one fails too, except that {@code false && …} is false and {@code true || …} is true. Never
 * leaves this package.
 */
final class Absent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Absent(String path) {
    super(path, null, false, false);
  }

  /** Whether a failed evaluation failed because a value is absent. */
  static boolean causes(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Absent _, CelAttributeNotFoundException _, CelIndexOutOfBoundsException _ -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
