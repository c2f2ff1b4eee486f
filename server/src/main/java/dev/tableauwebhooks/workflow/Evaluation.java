package dev.tableauwebhooks.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression came to, and why.
 *
 * @param value the result as a JSON value; null where it is absent
 * @param seen every name that was read on the way with its value, in order, such as {@code
 *     content.tags} → {@code [critical]}; absent values are null
 */
public record Evaluation(@Nullable Object value, Map<String, @Nullable Object> seen) {
  public Evaluation {
    seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
  }

  /** Whether it is true; what is absent is not. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }
}
