package dev.tableauwebhooks.workflow.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import dev.cel.common.values.SelectableValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as CEL sees it, which notes what is read of it. A key that is missing or null is
 * absent.
 */
@SuppressWarnings("Immutable") // lives for one evaluation on one thread
final class JsonObject extends CelValue implements SelectableValue<Object>, Map<Object, Object> {
  private final String path;
  private final Map<?, ?> source;
  private final Reading reading;

  JsonObject(String path, Map<?, ?> source, Reading reading) {
    this.path = path;
    this.source = source;
    this.reading = reading;
  }

  @Override
  public Object select(Object key) {
    return find(key).orElseThrow(() -> new Absent(pathOf(key)));
  }

  @Override
  public Optional<Object> find(Object key) {
    var value = source.get(key);
    if (!(value instanceof Map)) {
      reading.saw(pathOf(key), value);
    }
    return value == null
        ? Optional.empty()
        : Optional.of(Values.toCel(pathOf(key), value, reading));
  }

  @Override
  public @Nullable Object get(Object key) {
    return find(key).orElse(null);
  }

  @Override
  public boolean containsKey(Object key) {
    return source.get(key) != null;
  }

  @Override
  public int size() {
    return whole().size();
  }

  @Override
  public boolean isEmpty() {
    return whole().isEmpty();
  }

  @Override
  public boolean containsValue(Object value) {
    return whole().containsValue(value);
  }

  @Override
  public Set<Object> keySet() {
    return whole().keySet();
  }

  @Override
  public Collection<Object> values() {
    return whole().values();
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return whole().entrySet();
  }

  /** Everything in it, which counts as having read all of it. */
  private Map<Object, Object> whole() {
    reading.saw(path, source);
    var all = new LinkedHashMap<Object, Object>();
    source.forEach((key, value) -> all.put(key, Values.toCel(pathOf(key), value, reading)));
    return all;
  }

  private String pathOf(Object key) {
    return path + "." + key;
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return source.isEmpty();
  }

  @Override
  public CelType celType() {
    return MapType.create(SimpleType.DYN, SimpleType.DYN);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Map<?, ?> that && whole().equals(that);
  }

  @Override
  public int hashCode() {
    return whole().hashCode();
  }

  @Override
  public String toString() {
    return path;
  }

  @Override
  public @Nullable Object put(Object key, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Object remove(Object key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putAll(Map<?, ?> map) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException();
  }
}
