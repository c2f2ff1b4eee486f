package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes Pulse's definitions, metrics and insights; its JSON is its own, not made from XML. */
final class PulseJson {

  private final Site site;
  private final User user;

  /**
   * @param user who asks, and may follow a metric
   */
  PulseJson(Site site, User user) {
    this.site = site;
    this.user = user;
  }

  /**
   * @param metrics those to tell of, which depends on the view that the call asks for
   */
  Map<String, Object> definition(PulseDefinition definition, List<PulseMetric> metrics) {
    var json = new LinkedHashMap<String, Object>();
    json.put("metadata", metadata(definition));
    json.put("specification", specification(definition));
    json.put(
        "extension_options",
        Map.of(
            "allowed_dimensions", List.of(ViewData.REGION),
            "allowed_granularities", List.of("GRANULARITY_BY_WEEK", "GRANULARITY_BY_MONTH"),
            "offset_from_today", 0));
    json.put("metrics", metrics.stream().map(this::metric).toList());
    json.put("total_metrics", site.belongings().metricsOf(definition).size());
    json.put(
        "representation_options",
        Map.of(
            "type", "NUMBER_FORMAT_TYPE_NUMBER",
            "number_units", Map.of("singular_noun", "unit", "plural_noun", "units"),
            "sentiment_type", "SENTIMENT_TYPE_UP_IS_GOOD"));
    json.put("insights_options", Map.of("settings", List.of(), "show_insights", true));
    json.put("comparisons", Map.of("comparisons", List.of(compared(0))));
    json.put("datasource_goals", List.of());
    return json;
  }

  Map<String, Object> metric(PulseMetric metric) {
    var definition = site.belongings().definitions().find(metric.definitionLuid()).orElseThrow();
    var json = new LinkedHashMap<String, Object>();
    json.put("id", metric.luid());
    json.put("specification", specification(metric));
    json.put("definition_id", definition.luid());
    json.put("is_default", metric.isDefault());
    json.put("schema_version", "1.0.0");
    json.put("metric_version", 1);
    json.put("goals", Map.of());
    json.put("is_followed", isFollowed(metric));
    json.put("datasource_luid", definition.datasourceLuid());
    return json;
  }

  static Map<String, Object> subscription(PulseFollow follow) {
    return Map.of(
        "id", follow.luid(),
        "metric_id", follow.metricLuid(),
        "follower", Map.of("user_id", follow.userLuid()));
  }

  /**
   * What is notable: the number now, against the number of the time before.
   *
   * @param bundle {@code ban}, {@code springboard}, {@code basic} or {@code detail}
   */
  Map<String, Object> insights(String bundle, PulseMetric metric) {
    var group =
        Map.of(
            "type",
            bundle,
            "insights",
            List.of(Map.of("insight_type", "popc", "result", insight(metric))),
            "summaries",
            List.of());
    return Map.of(
        "bundle_response",
        Map.of(
            "result",
            Map.of(
                "insight_groups",
                List.of(group),
                "has_errors",
                false,
                "characterization",
                "CHARACTERIZATION_UNSPECIFIED")));
  }

  /** What is said of a metric in one sentence. */
  String sentence(PulseMetric metric) {
    var definition = site.belongings().definitions().find(metric.definitionLuid()).orElseThrow();
    var now = value(metric, refreshedAt(definition));
    var before = value(metric, refreshedAt(definition).minusSeconds(1));
    var percent = Math.round(100.0 * (now - before) / before);
    return "%s%s is %d, %s %d %% compared to the prior period."
        .formatted(
            definition.name(),
            metric.region().isEmpty() ? "" : " of " + metric.region(),
            now,
            percent < 0 ? "down" : "up",
            Math.abs(percent));
  }

  private Map<String, Object> insight(PulseMetric metric) {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", "popc");
    json.put("version", 1);
    json.put("content", sentence(metric));
    json.put("markup", sentence(metric));
    json.put("viz", Map.of());
    json.put("facts", Map.of());
    json.put("characterization", "CHARACTERIZATION_UNSPECIFIED");
    json.put("question", "How has it changed?");
    json.put("score", 0.5);
    return json;
  }

  private static int value(PulseMetric metric, Instant asOf) {
    return new Numbers(metric.definitionLuid(), asOf).total(metric.region());
  }

  private Instant refreshedAt(PulseDefinition definition) {
    return Renderings.refreshedAt(site, Set.of(definition.datasourceLuid()))
        .orElse(definition.createdAt());
  }

  private boolean isFollowed(PulseMetric metric) {
    return site.belongings().follows().all().stream()
        .anyMatch(follow ->
            follow.metricLuid().equals(metric.luid()) && follow.userLuid().equals(user.luid()));
  }

  private static Map<String, Object> metadata(PulseDefinition definition) {
    return Map.of(
        "name", definition.name(),
        "description", definition.description(),
        "id", definition.luid(),
        "schema_version", "1.0.0",
        "metric_version", 1,
        "definition_version", 1,
        "created_at", Values.date(definition.createdAt()));
  }

  private static Map<String, Object> specification(PulseDefinition definition) {
    return Map.of(
        "datasource",
        Map.of("id", definition.datasourceLuid()),
        "basic_specification",
        Map.of(
            "measure",
            Map.of("field", definition.measure(), "aggregation", "AGGREGATION_SUM"),
            "time_dimension",
            Map.of("field", definition.timeDimension()),
            "filters",
            List.of()),
        "is_running_total",
        false);
  }

  private static Map<String, Object> specification(PulseMetric metric) {
    List<Map<String, Object>> filters =
        metric.region().isEmpty()
            ? List.of()
            : List.of(
                Map.of(
                    "field",
                    ViewData.REGION,
                    "operator",
                    "OPERATOR_EQUAL",
                    "categorical_values",
                    List.of(Map.of("string_value", metric.region()))));
    return Map.of(
        "filters",
        filters,
        "measurement_period",
        Map.of("granularity", metric.granularity(), "range", "RANGE_CURRENT_PARTIAL"),
        "comparison",
        Map.of("comparison", "TIME_COMPARISON_PREVIOUS_PERIOD"));
  }

  private static Map<String, Object> compared(int index) {
    return Map.of(
        "compare_config", Map.of("comparison", "TIME_COMPARISON_PREVIOUS_PERIOD"), "index", index);
  }
}
