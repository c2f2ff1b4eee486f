package dev.tableauwebhooks.web;

import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.observe.Health;
import dev.tableauwebhooks.observe.Health.Report;
import dev.tableauwebhooks.observe.Health.Status;
import dev.tableauwebhooks.observe.Metrics;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class HealthRoutes {
  private final Health health;
  private final Metrics metrics;

  public HealthRoutes(Health health, Metrics metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  public void routing(HttpRouting.Builder routing) {
    routing
        .get("/health/live", (_, response) -> send(response, health.live()))
        .get("/health/ready", (_, response) -> send(response, health.ready()))
        .get("/metrics", (_, response) -> scrape(response));
  }

  private void scrape(ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, Metrics.CONTENT_TYPE).send(metrics.scrape());
  }

  private static void send(ServerResponse response, Report report) {
    var checks = new ArrayList<Map<String, String>>();
    for (var result : report.results()) {
      var check = new LinkedHashMap<String, String>();
      check.put("name", result.name());
      check.put("status", word(result.status()));
      if (!says(result.status()).isEmpty()) {
        check.put("says", says(result.status()));
      }
      checks.add(check);
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("status", report.ok() ? "up" : "down");
    body.put("checks", checks);
    response
        .status(report.ok() ? 200 : 503)
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(Json.write(body));
  }

  private static String word(Status status) {
    return switch (status) {
      case Status.Ok _ -> "ok";
      case Status.Warning _ -> "warning";
      case Status.Failed _ -> "failed";
    };
  }

  private static String says(Status status) {
    return switch (status) {
      case Status.Ok(var what) -> what;
      case Status.Warning(var what) -> what;
      case Status.Failed(var what) -> what;
    };
  }
}
