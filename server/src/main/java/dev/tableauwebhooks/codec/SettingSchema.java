package dev.tableauwebhooks.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON Schema of settings, with expressions wherever the reader takes them. */
final class SettingSchema {
  private static final String WHOLE_EXPRESSION = "^\\s*\\$\\{\\{";

  /** One {@code ${{ }}} in place of a value that is not text. */
  static final Map<String, Object> EXPRESSION =
      ordered("type", "string", "pattern", WHOLE_EXPRESSION);

  /** What {@link Durations} reads. */
  static final Map<String, Object> DURATION =
      ordered(
          "type",
          "string",
          "pattern",
          "^\\s*(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?\\s*$|^\\s*[Pp]|\\$\\{\\{");

  private static final Map<String, Object> TEXT =
      ordered("type", List.of("string", "number", "boolean"));

  private SettingSchema() {}

  static Map<String, Object> of(RecordShape shape) {
    var properties = new LinkedHashMap<String, Object>();
    for (var component : shape.components()) {
      var property = new LinkedHashMap<String, Object>();
      if (!component.meaning().isEmpty()) {
        property.put("description", component.meaning());
      }
      if (component.defaultValue() != null) {
        property.put("default", component.defaultValue());
      }
      property.putAll(of(component.type()));
      properties.put(component.name(), property);
    }
    var required =
        shape.components().stream()
            .filter(RecordShape.Component::isRequired)
            .map(RecordShape.Component::name)
            .toList();
    return ordered(
        "type",
        "object",
        "properties",
        properties,
        "required",
        required,
        "additionalProperties",
        false);
  }

  private static Map<String, Object> of(SettingType type) {
    return switch (type) {
      case SettingType.Text _ -> TEXT;
      case SettingType.Address _, SettingType.ConnectionName _ -> ordered("type", "string");
      case SettingType.Flag _ ->
          orText("boolean", "^\\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\\s*$");
      case SettingType.Whole _ -> orText("integer", "^\\s*[+-]?\\d+\\s*$");
      case SettingType.Decimal _ -> orText("number", "^\\s*[+-]?\\d*\\.?\\d+([eE][+-]?\\d+)?\\s*$");
      case SettingType.Choice choice -> choice(choice);
      case SettingType.Span _ -> WorkflowSchema.reference("duration");
      case SettingType.Hidden _ ->
          ordered(
              "type",
              "string",
              "pattern",
              "^\\$\\{\\{\\s*secrets\\.[A-Za-z_][A-Za-z0-9_]*\\s*\\}\\}\\s*$");
      case SettingType.ListOf(var element) -> list(element);
      case SettingType.MapOf(var value) -> map(value);
      case SettingType.Nested(var shape) ->
          anyOf(List.of(of(shape), WorkflowSchema.reference("expression")));
      case SettingType.Anything _ -> Map.of();
    };
  }

  private static Map<String, Object> orText(String type, String pattern) {
    return anyOf(
        List.of(
            ordered("type", type),
            ordered("type", "string", "pattern", pattern + "|" + WHOLE_EXPRESSION)));
  }

  /** In any case, with {@code -} or nothing for {@code _}; the words themselves for completion. */
  private static Map<String, Object> choice(SettingType.Choice choice) {
    var anyCase =
        choice.words().stream().map(SettingSchema::anyCase).collect(Collectors.joining("|"));
    return anyOf(
        List.of(
            ordered("enum", choice.words()),
            ordered("type", "string", "pattern", "^\\s*(%s)\\s*$|\\$\\{\\{".formatted(anyCase))));
  }

  private static String anyCase(String word) {
    return word.chars()
        .mapToObj(c ->
            c == '_'
                ? "[_-]?"
                : "[%c%c]".formatted(Character.toLowerCase(c), Character.toUpperCase(c)))
        .collect(Collectors.joining());
  }

  /** One element may be written without the list. */
  private static Map<String, Object> list(SettingType element) {
    var item = of(element);
    var array = ordered("type", "array", "items", item);
    return element instanceof SettingType.Simple
        ? anyOf(List.of(array, item, WorkflowSchema.reference("expression")))
        : anyOf(List.of(array, WorkflowSchema.reference("expression")));
  }

  private static Map<String, Object> map(SettingType value) {
    return value instanceof SettingType.Hidden
        ? ordered("type", "object", "additionalProperties", TEXT)
        : anyOf(
            List.of(
                ordered("type", "object", "additionalProperties", of(value)),
                WorkflowSchema.reference("expression")));
  }

  private static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
    return ordered("anyOf", schemas);
  }

  /** A schema reads better in the order in which it was thought of. */
  private static Map<String, Object> ordered(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
