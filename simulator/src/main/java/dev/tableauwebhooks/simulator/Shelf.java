package dev.tableauwebhooks.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Records by LUID, in the order they were made. Safe for any number of threads. */
final class Shelf<T> {

  private final Function<T, String> luidOf;
  private final Map<String, T> byLuid = new LinkedHashMap<>();

  Shelf(Function<T, String> luidOf) {
    this.luidOf = luidOf;
  }

  synchronized void put(T item) {
    byLuid.put(luidOf.apply(item), item);
  }

  synchronized Optional<T> find(String luid) {
    return Optional.ofNullable(byLuid.get(luid));
  }

  synchronized Optional<T> remove(String luid) {
    return Optional.ofNullable(byLuid.remove(luid));
  }

  synchronized void removeIf(Predicate<T> isGone) {
    byLuid.values().removeIf(isGone);
  }

  /** Replaces the item in one step and returns the new one; empty when there is none. */
  synchronized Optional<T> update(String luid, UnaryOperator<T> change) {
    return Optional.ofNullable(byLuid.computeIfPresent(luid, (_, item) -> change.apply(item)));
  }

  synchronized void clear() {
    byLuid.clear();
  }

  synchronized List<T> all() {
    return List.copyOf(byLuid.values());
  }
}
