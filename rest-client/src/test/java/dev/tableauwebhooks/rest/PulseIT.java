package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.rest.Pulse.Bundle;
import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.model.PulseDefinition;
import dev.tableauwebhooks.rest.model.PulseMetric;
import dev.tableauwebhooks.rest.model.PulseSubscription;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseIT {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String METRIC =
      """
      {"id": "m%s", "definition_id": "p1", "is_default": true, "is_followed": false,
        "datasource_luid": "d1", "specification": {"measurement_period":
        {"granularity": "GRANULARITY_BY_MONTH", "range": "RANGE_CURRENT_PARTIAL"}}}
      """;
  private static final String DEFINITION =
      """
      {"metadata": {"id": "p1", "name": "Sales \\"<é😀>\\"", "description": ""},
        "specification": {"datasource": {"id": "d1"}, "is_running_total": false},
        "extension_options": {"allowed_dimensions": ["Region"]}, "metrics": [%s],
        "total_metrics": 1}
      """
          .formatted(METRIC.formatted(1));

  private StandIn tableau;
  private Tableau client;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    client = tableau.client().build();
  }

  @AfterEach
  void stop() {
    client.close();
    tableau.close();
  }

  @Test
  void readsDefinitionsPageByPage() {
    tableau.on(
        "GET /api/-/pulse/definitions",
        request ->
            Reply.json(
                200,
                "{\"definitions\": [%s], \"next_page_token\": \"%s\"}"
                    .formatted(DEFINITION, request.query().contains("page_token") ? "" : "t&2")));
    var definitions = client.pulse().definitions();
    assertThat(definitions).hasSize(2);
    assertThat(definitions.getFirst().name()).isEqualTo("Sales \"<é😀>\"");
    assertThat(definitions.getFirst().datasourceLuid()).contains("d1");
    assertThat(definitions.getFirst().metrics()).extracting(PulseMetric::luid).contains("m1");
    assertThat(tableau.received().getLast().query())
        .isEqualTo("view=DEFINITION_VIEW_DEFAULT&page_token=t%262");
  }

  @Test
  void readsSomeDefinitionsMetricsAndSubscriptions() {
    tableau
        .on(
            "POST /api/-/pulse/definitions:batchGet",
            _ -> Reply.json(200, "{\"definitions\": [" + DEFINITION + "]}"))
        .on(
            "GET /api/-/pulse/definitions/p1/metrics",
            _ -> Reply.json(200, "{\"metrics\": [" + METRIC.formatted(2) + "]}"))
        .on("POST /api/-/pulse/metrics:batchGet", _ -> Reply.json(200, "{\"metrics\": []}"))
        .on(
            "GET /api/-/pulse/subscriptions",
            _ -> Reply.json(200, "{\"subscriptions\": [{\"id\": \"s\", \"metric_id\": \"m1\"}]}"));
    assertThat(client.pulse().definitions(List.of("p1")))
        .extracting(PulseDefinition::luid)
        .containsExactly("p1");
    assertThat(tableau.received().getLast().body()).isEqualTo("{\"definition_ids\":[\"p1\"]}");
    assertThat(client.pulse().metrics("p1")).extracting(PulseMetric::luid).containsExactly("m2");
    assertThat(client.pulse().metrics(List.of("m1"))).isEmpty();
    assertThat(client.pulse().subscriptions()).containsExactly(new PulseSubscription("s", "m1"));
    assertThat(tableau.received().getLast().query()).isEqualTo("user_id=user-luid");
  }

  @Test
  void asksForInsightsWithWhatTableauSaidOfTheMetric() {
    tableau.on(
        "POST /api/-/pulse/insights/ban",
        _ ->
            Reply.json(
                200,
                """
                {"bundle_response": {"result": {"has_errors": false, "insight_groups": [
                  {"type": "ban", "insights": [{"insight_type": "popc", "result":
                    {"type": "popc", "question": "How?", "markup": "Up 3 %", "score": 1.5}}]}]}}}
                """));
    var definition = definition();
    var insights =
        client.pulse().insights(Bundle.BAN, definition, definition.metrics().getFirst(), BERLIN);
    assertThat(insights)
        .singleElement()
        .satisfies(insight -> {
          assertThat(insight.group()).isEqualTo("ban");
          assertThat(insight.markup()).contains("Up 3 %");
          assertThat(insight.details()).containsEntry("score", 1.5);
        });
    assertThat(tableau.received().getLast().body())
        .contains(
            "\"bundle_request\":{",
            "\"metric_id\":\"m1\"",
            "\"definition\":{\"datasource\":{\"id\":\"d1\"}",
            "\"granularity\":\"GRANULARITY_BY_MONTH\"",
            "\"allowed_dimensions\":[\"Region\"]",
            "\"time_zone\":\"Europe/Berlin\"")
        .doesNotContain("representation_options");
  }

  @Test
  void asksAQuestion() {
    tableau.on(
        "POST /api/-/pulse/insights/brief",
        _ ->
            Reply.json(
                200,
                """
                {"markup": "Because of Berlin.", "not_enough_information": false,
                  "follow_up_questions": [{"content": "And Paris?"}]}
                """));
    var definition = definition();
    var brief = client.pulse().ask("Why?", definition, definition.metrics().getFirst(), BERLIN);
    assertThat(brief.markup()).isEqualTo("Because of Berlin.");
    assertThat(brief.isEnough()).isTrue();
    assertThat(brief.followUps()).containsExactly("And Paris?");
    assertThat(tableau.received().getLast().body())
        .contains("\"content\":\"Why?\"", "\"role\":\"ROLE_USER\"", "\"metric_group_context\":[{");
  }

  @Test
  void saysWhichScopeAConnectedAppLacks() {
    tableau.on(
        "GET /api/-/pulse/subscriptions", _ -> Reply.error("401002", "Unauthorized", "No scope"));
    var app = Credentials.connectedApp("c", "i", "0123456789abcdef0123456789abcdef", "jane");
    client = tableau.client().credentials(app).build();
    try {
      client.pulse().subscriptions();
      throw new AssertionError("the call worked");
    } catch (TableauException e) {
      assertThat(e.fix())
          .isEqualTo(
              "Add the scope 'tableau:metric_subscriptions:read' to the scopes of the connected"
                  + " app.");
    }
  }

  private PulseDefinition definition() {
    tableau.on(
        "POST /api/-/pulse/definitions:batchGet",
        _ -> Reply.json(200, "{\"definitions\": [" + DEFINITION + "]}"));
    var definition = client.pulse().definitions(List.of("p1")).getFirst();
    assertThat(definition.details()).isInstanceOf(Map.class);
    return definition;
  }
}
