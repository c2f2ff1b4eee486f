package dev.tableauwebhooks.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values of an answer as text for a person, or as JSON for a program. */
final class JsonText {
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonText() {}

  /** A value by its key, as text; empty where there is none. */
  static String of(JsonNode object, String key) {
    var value = object.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asString() : value.toString();
  }

  /** An answer as the server sent it, or a map or list, indented. */
  static String pretty(Object body) {
    return PRETTY.writeValueAsString(body);
  }
}
