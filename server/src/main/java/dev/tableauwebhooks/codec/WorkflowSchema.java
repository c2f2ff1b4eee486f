package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.workflow.OnMissing;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.noise.QuietHours;
import dev.tableauwebhooks.workflow.noise.Throttle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (2020-12) of workflow files, for editors. It is made of the same tables and
 * records that {@link WorkflowReader} checks with, and accepts what that accepts, except that it
 * cannot look into expressions.
 */
public final class WorkflowSchema {

  /** What can start a workflow; exactly one of them must. */
  private static final List<String> WAYS = List.of("on", "schedule", "expect");

  private static final Map<String, Object> TIME_OF_DAY =
      Map.of("type", "string", "pattern", "^(\\d|[01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$");

  private static final Map<String, Object> ANY_EVENT = Map.of("const", Trigger.ANY);

  /** Words of which a workflow has one at most; the first of each line excludes the others. */
  private static final List<List<String>> EXCLUDED =
      List.of(
          List.of("throttle", "group", "digest", "incident"),
          List.of("digest", "group", "incident"),
          List.of("schedule", "dedupe", "throttle", "group", "digest", "incident"),
          List.of("expect", "dedupe", "throttle", "group", "digest", "incident"));

  private WorkflowSchema() {}

  /** The schema with the settings of these actions, as JSON text for a file. */
  public static String of(Collection<? extends Action<?>> actions) {
    var descriptions =
        actions.stream()
            .<ActionDescription<?>>map(Action::description)
            .sorted(Comparator.comparing(ActionDescription::name))
            .toList();
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A workflow of Tableau Webhooks");
    var keys = new HashMap<>(workflow(descriptions));
    WorkflowKeys.ofWord().keySet().forEach(word -> keys.put(word, reference(word)));
    schema.putAll(object(WorkflowKeys.WORKFLOW, keys));
    schema.put("oneOf", oneOf(WAYS));
    schema.put("allOf", EXCLUDED.stream().map(WorkflowSchema::notTogether).toList());
    schema.put("$defs", definitions(descriptions));
    return Json.writePretty(schema);
  }

  private static Map<String, Object> workflow(List<ActionDescription<?>> actions) {
    var steps = actions.stream().map(action -> reference("step " + action.name())).toList();
    return Map.of(
        "name", Map.of("type", "string", "minLength", 1),
        "description", Map.of("type", "string"),
        "on", oneOrMore(reference("event")),
        "sites", oneOrMore(Map.of("type", "string")),
        "if", reference("condition"),
        "retry", reference("retry"),
        "onMissing", Map.of("enum", new SettingType.Choice(OnMissing.class).words()),
        "enabled", Map.of("type", "boolean"),
        "steps", Map.of("type", "array", "minItems", 1, "items", Map.of("oneOf", steps)));
  }

  private static Map<String, Object> definitions(List<ActionDescription<?>> actions) {
    var definitions = new LinkedHashMap<String, Object>();
    definitions.put("event", event());
    definitions.put("condition", Map.of("type", List.of("string", "boolean")));
    definitions.put("retry", object(WorkflowKeys.RETRY, retry()));
    definitions.put("value", Map.of("type", List.of("string", "boolean", "number")));
    definitions.put("key", oneOrMore(reference("value")));
    definitions.put("days", oneOrMore(Map.of("type", "string")));
    WorkflowKeys.ofWord()
        .forEach((word, keys) -> definitions.put(word, object(keys, word(word, keys))));
    definitions.put("throttle", throttle());
    definitions.put("expression", SettingSchema.EXPRESSION);
    definitions.put("duration", SettingSchema.DURATION);
    for (var action : actions) {
      definitions.put("step " + action.name(), step(action));
      definitions.put("with " + action.name(), SettingSchema.of(RecordShape.of(action.settings())));
    }
    return definitions;
  }

  /** What the keys of a word about noise or time hold. */
  private static Map<String, Object> word(String word, List<WorkflowKeys.Key> keys) {
    var schemas = new HashMap<String, Object>();
    for (var key : keys) {
      schemas.put(key.name(), ofKey(word, key.name()));
    }
    return schemas;
  }

  private static Map<String, Object> throttle() {
    var schema = object(WorkflowKeys.THROTTLE, word("throttle", WorkflowKeys.THROTTLE));
    schema.put("oneOf", oneOf(List.of("once", "after", "atLeast")));
    schema.put(
        "dependentRequired",
        Map.of(
            "atLeast", List.of("within"),
            "within", List.of("atLeast"),
            "below", List.of("atLeast")));
    return schema;
  }

  private static List<Map<String, List<String>>> oneOf(List<String> keys) {
    return keys.stream().map(key -> Map.of("required", List.of(key))).toList();
  }

  private static Map<String, Object> notTogether(List<String> words) {
    return Map.of(
        "if", Map.of("required", List.of(words.getFirst())),
        "then", Map.of("not", Map.of("anyOf", oneOf(words.subList(1, words.size())))));
  }

  private static Map<String, Object> ofKey(String word, String key) {
    return switch (key) {
      case "by" -> word.equals("expect") ? TIME_OF_DAY : reference("key");
      case "key" -> reference("key");
      case "member" -> reference("value");
      case "if", "open", "resolve", "inhibits", "unless" -> reference("condition");
      case "within", "once", "after", "wait", "interval", "repeat", "grace" ->
          reference("duration");
      case "atLeast" -> Map.of("type", "integer", "minimum", 2);
      case "limit" -> Map.of("type", "integer", "minimum", 1);
      case "below" -> Map.of("enum", new SettingType.Choice(Throttle.Below.class).words());
      case "then" -> Map.of("enum", new SettingType.Choice(QuietHours.Then.class).words());
      case "on" -> reference("days");
      case "event" ->
          oneOrMore(Map.of("allOf", List.of(reference("event"), Map.of("not", ANY_EVENT))));
      case "from", "to" -> TIME_OF_DAY;
      default -> Map.of("type", "string");
    };
  }

  private static Map<String, Object> event() {
    var names = new ArrayList<>(EventNames.all());
    names.add(Trigger.ANY);
    var unknown = new LinkedHashMap<String, Object>();
    unknown.put("type", "object");
    unknown.put("description", "Events that this release does not know.");
    unknown.put("properties", Map.of("unknown", oneOrMore(Map.of("type", "string"))));
    unknown.put("required", List.of("unknown"));
    unknown.put("additionalProperties", false);
    return Map.of("anyOf", List.of(Map.of("enum", names), unknown));
  }

  private static Map<String, Object> retry() {
    var duration = reference("duration");
    return Map.of(
        "attempts", Map.of("type", "integer", "minimum", 1),
        "backoff", duration,
        "max", duration,
        "deadline", duration);
  }

  private static Map<String, Object> step(ActionDescription<?> action) {
    var schema =
        object(
            WorkflowKeys.STEP,
            Map.of(
                "id", Map.of("type", "string", "pattern", "^[A-Za-z][A-Za-z0-9_]*$"),
                "uses", Map.of("const", action.name()),
                "with", reference("with " + action.name()),
                "if", reference("condition"),
                "continueOnError", Map.of("type", "boolean"),
                "retry", reference("retry")));
    schema.put("description", action.summary());
    var needsSettings =
        RecordShape.of(action.settings()).components().stream()
            .anyMatch(RecordShape.Component::isRequired);
    if (needsSettings) {
      schema.put("required", List.of("uses", "with"));
    }
    return schema;
  }

  /** An object with the keys of a table, in its order, and no others. */
  private static Map<String, Object> object(
      List<WorkflowKeys.Key> keys, Map<String, Object> schemas) {
    var properties = new LinkedHashMap<String, Object>();
    for (var key : keys) {
      var property = new LinkedHashMap<String, Object>();
      property.put("description", key.meaning());
      if (schemas.get(key.name()) instanceof Map<?, ?> schema) {
        schema.forEach((name, value) -> property.put(String.valueOf(name), value));
      }
      properties.put(key.name(), property);
    }
    var object = new LinkedHashMap<String, Object>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put(
        "required",
        keys.stream().filter(WorkflowKeys.Key::isRequired).map(WorkflowKeys.Key::name).toList());
    object.put("additionalProperties", false);
    return object;
  }

  private static Map<String, Object> oneOrMore(Map<String, Object> item) {
    return Map.of("anyOf", List.of(item, Map.of("type", "array", "minItems", 1, "items", item)));
  }

  static Map<String, Object> reference(String definition) {
    return Map.of("$ref", "#/$defs/" + definition.replace(" ", "%20"));
  }
}
