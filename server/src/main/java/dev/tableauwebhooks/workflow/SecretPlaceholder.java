package dev.tableauwebhooks.workflow;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a secret in rendered settings, which are kept and shown: the JSON object {@code
 * {"secret": "NAME"}}. An object, because no text of an event can be mistaken for it; and it counts
 * only where a setting is of type {@link dev.tableauwebhooks.action.Secret}.
 */
public final class SecretPlaceholder {
  private static final String KEY = "secret";

  private SecretPlaceholder() {}

  public static Map<String, Object> of(String name) {
    return Map.of(KEY, name);
  }

  /** The name of the secret that a JSON value stands for, if any. */
  public static Optional<String> nameIn(@Nullable Object json) {
    return json instanceof Map<?, ?> map && map.size() == 1 && map.get(KEY) instanceof String name
        ? Optional.of(name)
        : Optional.empty();
  }
}
