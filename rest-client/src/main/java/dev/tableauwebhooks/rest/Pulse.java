package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.RestMethod.Family;
import dev.tableauwebhooks.rest.model.PulseBrief;
import dev.tableauwebhooks.rest.model.PulseDefinition;
import dev.tableauwebhooks.rest.model.PulseInsight;
import dev.tableauwebhooks.rest.model.PulseMetric;
import dev.tableauwebhooks.rest.model.PulseSubscription;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tableau Pulse: metrics, and what is notable about them. Tableau Cloud only. */
public final class Pulse {
  private static final RestMethod DEFINITIONS =
      pulse("GET", "/pulse/definitions", "tableau:insight_definitions_metrics:read");
  private static final RestMethod SOME_DEFINITIONS =
      pulse("POST", "/pulse/definitions:batchGet", "tableau:insight_definitions_metrics:read")
          .reading();
  private static final RestMethod METRICS =
      pulse("GET", "/pulse/definitions/{id}/metrics", "tableau:insight_definitions_metrics:read");
  private static final RestMethod SOME_METRICS =
      pulse("POST", "/pulse/metrics:batchGet", "tableau:insight_metrics:read").reading();
  private static final RestMethod SUBSCRIPTIONS =
      pulse("GET", "/pulse/subscriptions", "tableau:metric_subscriptions:read");
  private static final RestMethod INSIGHTS =
      pulse("POST", "/pulse/insights/{bundle}", "tableau:insights:read").reading();
  private static final RestMethod BRIEF =
      pulse("POST", "/pulse/insights/brief", "tableau:insight_brief:create").reading();

  private final Api api;

  Pulse(Api api) {
    this.api = api;
  }

  private static RestMethod pulse(String verb, String path, String scope) {
    return RestMethod.in(Family.BY_RESOURCE, verb, path, "3.21", scope);
  }

  /** How much Pulse shall say. */
  public enum Bundle {
    /** The number and its change: "big actual number". */
    BAN,
    SPRINGBOARD,
    BASIC,
    DETAIL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * All definitions with their default metric. REST: {@code GET /api/-/pulse/definitions}, since
   * 3.21, scope {@code tableau:insight_definitions_metrics:read}.
   */
  public List<PulseDefinition> definitions() {
    var view = Map.of("view", "DEFINITION_VIEW_DEFAULT");
    return PulseJson.pages(api, DEFINITIONS.call().parameters(view), "definitions").stream()
        .map(PulseJson::definition)
        .toList();
  }

  /**
   * Some definitions with their default metric. REST: {@code POST
   * /api/-/pulse/definitions:batchGet}, since 3.21, scope {@code
   * tableau:insight_definitions_metrics:read}.
   */
  public List<PulseDefinition> definitions(Collection<String> luids) {
    var call =
        SOME_DEFINITIONS
            .call()
            .parameters(Map.of("view", "DEFINITION_VIEW_DEFAULT"))
            .body(Map.of("definition_ids", List.copyOf(luids)));
    return api.read(call).list("definitions").stream().map(PulseJson::definition).toList();
  }

  /**
   * The metrics of a definition. REST: {@code GET /api/-/pulse/definitions/{id}/metrics}, since
   * 3.21, scope {@code tableau:insight_definitions_metrics:read}.
   */
  public List<PulseMetric> metrics(String definitionLuid) {
    return PulseJson.pages(api, METRICS.call(definitionLuid), "metrics").stream()
        .map(PulseJson::metric)
        .toList();
  }

  /**
   * Some metrics. REST: {@code POST /api/-/pulse/metrics:batchGet}, since 3.21, scope {@code
   * tableau:insight_metrics:read}.
   */
  public List<PulseMetric> metrics(Collection<String> luids) {
    var call = SOME_METRICS.call().body(Map.of("metric_ids", List.copyOf(luids)));
    return api.read(call).list("metrics").stream().map(PulseJson::metric).toList();
  }

  /**
   * The metrics that the client's user follows. REST: {@code GET /api/-/pulse/subscriptions}, since
   * 3.21, scope {@code tableau:metric_subscriptions:read}.
   */
  public List<PulseSubscription> subscriptions() {
    var call = SUBSCRIPTIONS.call().parameters(Map.of("user_id", api.userLuid()));
    return PulseJson.pages(api, call, "subscriptions").stream()
        .map(json -> new PulseSubscription(json.requiredText("id"), json.requiredText("metric_id")))
        .toList();
  }

  /**
   * What is notable about a metric now. REST: {@code POST /api/-/pulse/insights/{bundle}}, since
   * 3.21, scope {@code tableau:insights:read}.
   *
   * @param zone whose days and weeks count
   */
  public List<PulseInsight> insights(
      Bundle bundle, PulseDefinition definition, PulseMetric metric, ZoneId zone) {
    var body = PulseJson.bundleRequest(definition, metric, zone);
    return PulseJson.insights(api.read(INSIGHTS.call(bundle.word()).body(body)));
  }

  /**
   * Asks Pulse a question about a metric. REST: {@code POST /api/-/pulse/insights/brief}, since
   * 3.21, scope {@code tableau:insight_brief:create}.
   */
  public PulseBrief ask(
      String question, PulseDefinition definition, PulseMetric metric, ZoneId zone) {
    var body = PulseJson.briefRequest(question, definition, metric, zone);
    return PulseJson.brief(api.read(BRIEF.call().body(body)));
  }
}
