package dev.tableauwebhooks.run;

import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups that, once told to, take what cannot be fetched for absent and remember why. Used by one
 * thread.
 */
final class Forbearance implements Lookups {
  private final Lookups lookups;
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private boolean isGranted;

  Forbearance(Lookups lookups) {
    this.lookups = lookups;
  }

  /** From now on nothing fails. */
  void grant() {
    isGranted = true;
  }

  @Override
  public Optional<Object> find(String path) {
    try {
      return lookups.find(path);
    } catch (LookupFailed e) {
      if (!isGranted) {
        throw e;
      }
      reasons.put(path, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The values that an expression saw, with the reason in place of each that is missing. */
  Map<String, @Nullable Object> explain(Map<String, @Nullable Object> seen) {
    if (reasons.isEmpty()) {
      return seen;
    }
    var explained = new LinkedHashMap<String, @Nullable Object>(seen);
    explained.replaceAll((path, value) -> value == null ? reasons.get(path) : value);
    return Collections.unmodifiableMap(explained);
  }

  /** One sentence on all that is missing; empty where nothing is. */
  Optional<String> summary() {
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of("went on without " + String.join("; without ", sentences()));
  }

  private Iterable<String> sentences() {
    return reasons.entrySet().stream()
        .map(entry -> "%s (%s)".formatted(entry.getKey(), entry.getValue()))
        .toList();
  }
}
