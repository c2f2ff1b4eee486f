package dev.tableauwebhooks.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An object of the Metadata API, whose fields are looked up when a query asks for them. */
final class MetadataNode {

  private final Map<String, Supplier<?>> fields = new LinkedHashMap<>();

  MetadataNode field(String name, Supplier<?> value) {
    fields.put(name, value);
    return this;
  }

  /** The value; empty where it is not known. */
  Optional<Object> get(String name) {
    var field = fields.get(name);
    if (field == null) {
      return Optional.empty();
    }
    var value = field.get();
    return value instanceof Optional<?> maybe ? maybe.map(Object.class::cast) : Optional.of(value);
  }
}
