package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Tableau Pulse: what is measured, what is notable about it, and who follows it. Tableau has it on
 * Cloud only.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_pulse.htm">Pulse
 *     Methods</a>
 */
final class PulseRoutes {

  private static final String READ = "tableau:insight_definitions_metrics:read";
  private static final Set<String> BUNDLES =
      Set.of("ban", "springboard", "basic", "detail", "exploration");

  /** Below {@code /api/-}. */
  List<Route> routes() {
    var access = Access.of(MEMBER).since("3.21");
    var definitions = access.scope(READ);
    var metrics = access.scope("tableau:insight_metrics:read");
    var follows = access.scope("tableau:metric_subscriptions:read");
    return List.of(
        Route.of("GET", "/pulse/definitions", definitions, PulseRoutes::definitions),
        Route.of("POST", "/pulse/definitions:batchGet", definitions, PulseRoutes::someDefinitions),
        Route.of("GET", "/pulse/definitions/{id}", definitions, PulseRoutes::definition),
        Route.of("GET", "/pulse/definitions/{id}/metrics", definitions, PulseRoutes::metrics),
        Route.of("POST", "/pulse/metrics:batchGet", metrics, PulseRoutes::someMetrics),
        Route.of("GET", "/pulse/metrics/{id}", metrics, PulseRoutes::metric),
        Route.of("GET", "/pulse/subscriptions", follows, PulseRoutes::subscriptions),
        Route.of(
            "POST",
            "/pulse/subscriptions",
            access.scope("tableau:metric_subscriptions:create"),
            PulseRoutes::follow),
        Route.of(
            "DELETE",
            "/pulse/subscriptions/{id}",
            access.scope("tableau:metric_subscriptions:delete"),
            PulseRoutes::unfollow),
        Route.of(
            "POST",
            "/pulse/insights/brief",
            access.scope("tableau:insight_brief:create"),
            PulseRoutes::brief),
        Route.of(
            "POST",
            "/pulse/insights/{bundle}",
            access.scope("tableau:insights:read"),
            PulseRoutes::insights));
  }

  private static Reply definitions(Exchange exchange) {
    var all = exchange.belongings().definitions().all();
    return page(exchange, "definitions", all, definition -> definitionJson(exchange, definition));
  }

  private static Reply someDefinitions(Exchange exchange) {
    var found =
        luids(exchange, "definition_ids").stream()
            .map(luid -> definitionJson(exchange, findDefinition(exchange, luid)))
            .toList();
    return PlainJson.reply(Map.of("definitions", found));
  }

  private static Reply definition(Exchange exchange) {
    var definition = findDefinition(exchange, exchange.variable("id"));
    return PlainJson.reply(Map.of("definition", definitionJson(exchange, definition)));
  }

  private static Reply metrics(Exchange exchange) {
    var definition = findDefinition(exchange, exchange.variable("id"));
    var all = exchange.belongings().metricsOf(definition);
    return page(exchange, "metrics", all, json(exchange)::metric);
  }

  private static Reply someMetrics(Exchange exchange) {
    var found =
        luids(exchange, "metric_ids").stream()
            .map(luid -> json(exchange).metric(findMetric(exchange, luid)))
            .toList();
    return PlainJson.reply(Map.of("metrics", found));
  }

  private static Reply metric(Exchange exchange) {
    var metric = findMetric(exchange, exchange.variable("id"));
    return PlainJson.reply(Map.of("metric", json(exchange).metric(metric)));
  }

  /** Those of one user; without a user, the caller's own. */
  private static Reply subscriptions(Exchange exchange) {
    var user = exchange.request().parameter("user_id").orElse(exchange.user().luid());
    exchange.checkOwner(user);
    var followed =
        exchange.belongings().follows().all().stream()
            .filter(follow -> follow.userLuid().equals(user))
            .toList();
    return page(exchange, "subscriptions", followed, PulseJson::subscription);
  }

  private static Reply follow(Exchange exchange) {
    var body = PlainJson.body(exchange);
    var metric = findMetric(exchange, PlainJson.requiredText(body, "metric_id"));
    var user = PlainJson.requiredText(body.path("follower"), "user_id");
    exchange.checkOwner(user);
    var follow =
        new PulseFollow(
            exchange.site().newLuid(),
            metric.luid(),
            UserRoutes.find(exchange.site(), user).luid());
    exchange.belongings().follows().put(follow);
    return PlainJson.reply(Map.of("subscription", PulseJson.subscription(follow)));
  }

  private static Reply unfollow(Exchange exchange) {
    var luid = exchange.variable("id");
    var follow =
        exchange.belongings().follows().find(luid).orElseThrow(() -> missing("Subscription", luid));
    exchange.checkOwner(follow.userLuid());
    exchange.belongings().follows().remove(luid);
    return Reply.noContent();
  }

  private static Reply insights(Exchange exchange) {
    var bundle = exchange.variable("bundle");
    if (!BUNDLES.contains(bundle)) {
      throw Refusal.unknownUri(exchange.request().path());
    }
    var input = PlainJson.body(exchange).path("bundle_request").path("input");
    return PlainJson.reply(json(exchange).insights(bundle, metricOf(exchange, input)));
  }

  private static Reply brief(Exchange exchange) {
    var message = PlainJson.body(exchange).path("messages").path(0);
    PlainJson.requiredText(message, "content");
    var sentences = new ArrayList<String>();
    for (var context : message.path("metric_group_context")) {
      sentences.add(json(exchange).sentence(metricOf(exchange, context)));
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("markup", String.join(" ", sentences));
    answer.put("follow_up_questions", List.of(Map.of("content", "What drives this change?")));
    answer.put("generation_id", exchange.site().newLuid());
    answer.put("group_context", List.of());
    answer.put("not_enough_information", sentences.isEmpty());
    answer.put("source_insights", List.of());
    return PlainJson.reply(answer);
  }

  private static PulseMetric metricOf(Exchange exchange, JsonNode context) {
    return findMetric(exchange, PlainJson.requiredText(context.path("metadata"), "metric_id"));
  }

  private static Map<String, Object> definitionJson(Exchange exchange, PulseDefinition definition) {
    var metrics = exchange.belongings().metricsOf(definition);
    var view = exchange.request().parameter("view").orElse("DEFINITION_VIEW_BASIC");
    var told =
        switch (view) {
          case "DEFINITION_VIEW_BASIC" -> List.<PulseMetric>of();
          case "DEFINITION_VIEW_DEFAULT" ->
              metrics.stream().filter(PulseMetric::isDefault).toList();
          case "DEFINITION_VIEW_FULL" -> metrics;
          default -> throw Refusal.malformed("'%s' is not a view of definitions".formatted(view));
        };
    return json(exchange).definition(definition, told);
  }

  private static PulseJson json(Exchange exchange) {
    return new PulseJson(exchange.site(), exchange.user());
  }

  private static List<String> luids(Exchange exchange, String name) {
    var luids = new ArrayList<String>();
    for (var luid : PlainJson.body(exchange).path(name)) {
      luids.add(luid.asString());
    }
    return luids;
  }

  /** A page, and the token of the next one if there is one. */
  private static <T> Reply page(
      Exchange exchange, String name, List<T> all, Function<T, Map<String, Object>> json) {
    var size = number(exchange, "page_size").filter(asked -> asked > 0).orElse(1000);
    var from = Math.min(number(exchange, "page_token").orElse(0), all.size());
    var to = Math.min(from + size, all.size());
    var answer = new LinkedHashMap<String, Object>();
    answer.put(name, all.subList(from, to).stream().map(json).toList());
    answer.put("next_page_token", to < all.size() ? Integer.toString(to) : "");
    answer.put("total_available", all.size());
    return PlainJson.reply(answer);
  }

  private static Optional<Integer> number(Exchange exchange, String name) {
    return exchange
        .request()
        .parameter(name)
        .filter(text -> !text.isEmpty())
        .map(text -> {
          if (!text.matches("\\d{1,6}")) {
            throw Refusal.malformed("'%s' is not a valid %s".formatted(text, name));
          }
          return Integer.parseInt(text);
        });
  }

  private static PulseDefinition findDefinition(Exchange exchange, String luid) {
    return exchange
        .belongings()
        .definitions()
        .find(luid)
        .orElseThrow(() -> missing("Metric definition", luid));
  }

  private static PulseMetric findMetric(Exchange exchange, String luid) {
    return exchange.belongings().metrics().find(luid).orElseThrow(() -> missing("Metric", luid));
  }

  /** Pulse's own errors have another form, which no public source shows; this is the usual one. */
  private static Refusal missing(String kind, String luid) {
    return Refusal.notFound(404000, kind, luid);
  }
}
