package dev.tableauwebhooks.simulator;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of those parts of Tableau's API that know nothing else, as plain maps and lists. */
final class PlainJson {

  private static final JsonMapper JSON = new JsonMapper();

  private PlainJson() {}

  static Reply reply(Map<String, ?> json) {
    return Reply.json(JSON.writeValueAsString(json));
  }

  /** The body of a call, which is JSON whatever its content type. */
  static JsonNode body(Exchange exchange) {
    try {
      var json = JSON.readTree(exchange.request().bodyText());
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException _) {
      // said below
    }
    throw Refusal.malformed("the body is not a JSON object");
  }

  /** The text of that name, without which the call is malformed. */
  static String requiredText(JsonNode json, String name) {
    var text = json.path(name);
    if (!text.isString() || text.asString().isBlank()) {
      throw Refusal.malformed("'%s' is missing".formatted(name));
    }
    return text.asString();
  }

  /** An object as a map of plain values. */
  @SuppressWarnings("unchecked") // keys of JSON are always text
  static Map<String, Object> map(JsonNode json) {
    return json.isObject() ? (Map<String, Object>) JSON.convertValue(json, Map.class) : Map.of();
  }
}
