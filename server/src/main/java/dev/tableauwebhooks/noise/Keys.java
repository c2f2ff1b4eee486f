package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.noise.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evaluates what a workflow says about noise for one event, and notes what was seen. */
final class Keys {
  /** A key is kept in rows and shown to people; nobody needs a longer one. */
  private static final int LONGEST = 500;

  private final Scope scope;
  private final Map<String, @Nullable Object> seen;

  Keys(Scope scope, Map<String, @Nullable Object> seen) {
    this.scope = scope;
    this.seen = new LinkedHashMap<>(seen);
  }

  /** The values of a key in one line, which differ where the values do. */
  String text(Key key) {
    var text =
        key.parts().stream()
            .map(this::text)
            .map(value -> value.replace("\\", "\\\\").replace(",", "\\,"))
            .collect(Collectors.joining(", "));
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "…" + Integer.toHexString(text.hashCode());
  }

  /** Absent is empty; PostgreSQL refuses a NUL in text. */
  String text(Expression expression) {
    return Optional.ofNullable(value(expression))
        .map(value -> value.toString().replace('\0', '\uFFFD'))
        .orElse("");
  }

  boolean isTrue(Expression expression) {
    return Boolean.TRUE.equals(value(expression));
  }

  private @Nullable Object value(Expression expression) {
    var evaluation = expression.evaluate(scope);
    seen.putAll(evaluation.seen());
    return evaluation.value();
  }

  Map<String, @Nullable Object> seen() {
    return seen;
  }
}
