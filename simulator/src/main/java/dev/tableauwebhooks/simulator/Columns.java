package dev.tableauwebhooks.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields by which one kind of list can be filtered and sorted. */
final class Columns<T> {

  private final Map<String, Function<T, List<String>>> byName = new LinkedHashMap<>();

  Columns<T> column(String name, Function<T, String> value) {
    byName.put(name, item -> List.of(value.apply(item)));
    return this;
  }

  /** A field with any number of values; a condition holds when it holds for one of them. */
  Columns<T> values(String name, Function<T, List<String>> values) {
    byName.put(name, values);
    return this;
  }

  Optional<Function<T, List<String>>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
