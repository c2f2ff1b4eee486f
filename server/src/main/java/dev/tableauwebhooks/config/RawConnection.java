package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A connection as it was written, before its connector has read it.
 *
 * @param name as workflows call it
 * @param type the connector's name
 * @param values everything but {@code type}: text, {@code Boolean}, {@code Long}, {@code Double},
 *     {@code List}, {@code Map}, and a {@link dev.tableauwebhooks.action.Secret} for each value
 *     that came from a variable or a file, whatever its type will be
 * @param places where each value stands, by its path such as {@code headers.accept} or {@code
 *     scopes[1]}; the whole connection at the empty path
 */
public record RawConnection(
    String name, String type, Map<String, Object> values, Map<String, Place> places) {
  public RawConnection {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    values = Map.copyOf(values);
    places = Map.copyOf(places);
    requireNonNull(places.get(""), "place of the connection");
  }

  /**
   * A problem of the value at a path of {@link #values()}, or of its nearest parent where nothing
   * was written at that path.
   */
  public ConfigurationProblem problemAt(String path, String what, String fix) {
    return new ConfigurationProblem(placeOf(path), what, fix);
  }

  private Place placeOf(String path) {
    var written = path;
    while (!places.containsKey(written)) {
      written = written.substring(0, Math.max(0, lastSeparator(written)));
    }
    var key = path.isEmpty() ? "connections." + name : "connections." + name + "." + path;
    return switch (places.getOrDefault(written, new Place.WholeFile(name))) {
      case Place.InFile(var file, var line, var column, _) ->
          new Place.InFile(file, line, column, key);
      case Place other -> other;
    };
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  }

  /** Without the values, any of which may be secret. */
  @Override
  public String toString() {
    return "RawConnection[name=%s, type=%s, keys=%s]".formatted(name, type, values.keySet());
  }
}
