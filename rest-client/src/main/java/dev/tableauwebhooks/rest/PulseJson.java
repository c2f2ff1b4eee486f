package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.PulseBrief;
import dev.tableauwebhooks.rest.model.PulseDefinition;
import dev.tableauwebhooks.rest.model.PulseInsight;
import dev.tableauwebhooks.rest.model.PulseMetric;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pulse's JSON, which is its own and not made from XML. Insights are asked with what Tableau said
 * of the definition and the metric.
 */
final class PulseJson {
  private static final String LANGUAGE = "LANGUAGE_EN_US";
  private static final String LOCALE = "LOCALE_EN_US";

  private PulseJson() {}

  /** All elements of a list; each page names the next. */
  static List<Json> pages(Api api, RestCall call, String name) {
    var elements = new ArrayList<Json>();
    var next = Optional.of(call);
    while (next.isPresent()) {
      var answer = api.read(next.get());
      elements.addAll(answer.list(name));
      next =
          answer.text("next_page_token").map(token -> call.parameters(Map.of("page_token", token)));
    }
    return elements;
  }

  static PulseDefinition definition(Json json) {
    var metadata = json.requiredObject("metadata");
    return new PulseDefinition(
        metadata.requiredText("id"),
        metadata.text("name").orElse(""),
        metadata.text("description"),
        json.object("specification")
            .flatMap(it -> it.object("datasource"))
            .flatMap(it -> it.text("id")),
        json.list("metrics").stream().map(PulseJson::metric).toList(),
        json.plain());
  }

  static PulseMetric metric(Json json) {
    return new PulseMetric(
        json.requiredText("id"),
        json.text("definition_id"),
        json.text("datasource_luid"),
        json.flag("is_default"),
        json.flag("is_followed"),
        json.plain());
  }

  static Map<String, Object> bundleRequest(
      PulseDefinition definition, PulseMetric metric, ZoneId zone) {
    var options =
        Map.of(
            "output_format",
            "OUTPUT_FORMAT_TEXT",
            "time_zone",
            zone.getId(),
            "language",
            LANGUAGE,
            "locale",
            LOCALE);
    return Map.of(
        "bundle_request",
        Map.of("version", 1, "options", options, "input", context(definition, metric)));
  }

  static Map<String, Object> briefRequest(
      String question, PulseDefinition definition, PulseMetric metric, ZoneId zone) {
    var message =
        Map.of(
            "action_type",
            "ACTION_TYPE_ANSWER",
            "content",
            question,
            "role",
            "ROLE_USER",
            "metric_group_context",
            List.of(context(definition, metric)),
            "metric_group_context_resolved",
            true);
    return Map.of(
        "language",
        LANGUAGE,
        "locale",
        LOCALE,
        "time_zone",
        zone.getId(),
        "messages",
        List.of(message));
  }

  private static Map<String, Object> context(PulseDefinition definition, PulseMetric metric) {
    var known = new LinkedHashMap<String, Object>();
    put(known, "definition", definition.details(), "specification");
    put(known, "metric_specification", metric.details(), "specification");
    for (var name : List.of("extension_options", "representation_options", "insights_options")) {
      put(known, name, definition.details(), name);
    }
    var metadata =
        Map.of(
            "name", definition.name(),
            "metric_id", metric.luid(),
            "definition_id", definition.luid());
    return Map.of("metadata", metadata, "metric", known);
  }

  private static void put(
      Map<String, Object> target, String name, Map<String, Object> source, String key) {
    var value = source.get(key);
    if (value != null) {
      target.put(name, value);
    }
  }

  static List<PulseInsight> insights(Json answer) {
    var result = answer.requiredObject("bundle_response").requiredObject("result");
    return result.list("insight_groups").stream().flatMap(PulseJson::insightsOf).toList();
  }

  private static Stream<PulseInsight> insightsOf(Json group) {
    return group.list("insights").stream()
        .map(insight -> {
          var result = insight.object("result").orElse(insight);
          return new PulseInsight(
              group.text("type").orElse(""),
              insight.text("insight_type").or(() -> result.text("type")).orElse(""),
              result.text("question"),
              result.text("markup").or(() -> result.text("content")),
              result.plain());
        });
  }

  static PulseBrief brief(Json answer) {
    return new PulseBrief(
        answer.text("markup").orElse(""),
        !answer.flag("not_enough_information"),
        answer.list("follow_up_questions").stream()
            .flatMap(it -> it.text("content").stream())
            .toList());
  }
}
