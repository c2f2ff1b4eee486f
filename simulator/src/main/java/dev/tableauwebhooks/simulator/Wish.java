package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object of a call of the control; an unknown key is refused. */
record Wish(JsonNode json) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads JSON whatever the content type, since curl's own says it is a form. */
  static Wish read(Request request, Set<String> known) {
    try {
      var text = request.bodyText();
      var json = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
      if (!json.isObject()) {
        throw new SimulatorException("The body is not a JSON object.");
      }
      var unknown = new TreeSet<>(json.propertyNames());
      unknown.removeAll(known);
      if (!unknown.isEmpty()) {
        throw new SimulatorException(
            known.isEmpty()
                ? "Unknown: %s. This call takes none.".formatted(String.join(", ", unknown))
                : "Unknown: %s. Use: %s."
                    .formatted(
                        String.join(", ", unknown), String.join(", ", new TreeSet<>(known))));
      }
      return new Wish(json);
    } catch (JacksonException unreadable) {
      throw new SimulatorException(
          "The body is not JSON: " + unreadable.getOriginalMessage(), unreadable);
    }
  }

  String text(String key) {
    return json.path(key).asString("");
  }

  Optional<String> find(String key) {
    return Optional.of(text(key)).filter(text -> !text.isEmpty());
  }

  String required(String key) {
    return find(key).orElseThrow(() -> new SimulatorException("'%s' is missing.".formatted(key)));
  }

  int number(String key, int otherwise) {
    var value = json.path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt()) {
      throw new SimulatorException("'%s' is not a whole number.".formatted(key));
    }
    return value.intValue();
  }

  Optional<Duration> millis(String key) {
    return json.has(key) ? Optional.of(Duration.ofMillis(number(key, 0))) : Optional.empty();
  }

  Optional<Boolean> flag(String key) {
    var value = json.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw new SimulatorException("'%s' is neither true nor false.".formatted(key));
    }
    return Optional.of(value.booleanValue());
  }
}
