package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.model.Broadcast;
import dev.tableauwebhooks.rest.model.Reference;
import dev.tableauwebhooks.rest.model.Webhook;
import dev.tableauwebhooks.rest.model.WebhookDefinition;
import dev.tableauwebhooks.rest.model.WebhookTest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksIT {
  private static final WebhookDefinition HOOK =
      new WebhookDefinition("mine", "WorkbookRefreshFailed", URI.create("https://h/x"), true);
  private static final String JSON =
      """
      {"id": "h1", "name": "mine", "isEnabled": true, "statusChangeReason": "",
       "event": "WorkbookRefreshFailed", "webhook-destination": {"webhook-destination-http":
       {"url": "https://h/x", "method": "POST"}}, "owner": {"id": "u", "name": "jane"}}
      """;

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
  void listsThoseOfNewAndOldServers() {
    tableau.onSite(
        "GET",
        "/webhooks",
        """
        {"webhooks": {"webhook": [%s,
          {"id": "h2", "name": "old", "isEnabled": "false",
           "statusChangeReason": "Webhook disabled",
           "webhook-source": {"webhook-source-event-datasource-refresh-started": {}},
           "webhook-destination": {"webhook-destination-http": {"url": "https://h/y"}}}]}}
        """
            .formatted(JSON));
    assertThat(client.webhooks().list())
        .containsExactly(
            new Webhook(
                "h1",
                "mine",
                "WorkbookRefreshFailed",
                true,
                "",
                "https://h/x",
                Optional.of(new Reference("u", Optional.of("jane")))),
            new Webhook(
                "h2",
                "old",
                "DatasourceRefreshStarted",
                false,
                "Webhook disabled",
                "https://h/y",
                Optional.empty()));
  }

  @Test
  void findsNoneInAnEmptyList() {
    tableau.onSite("GET", "/webhooks", "{\"webhooks\": {}}");
    assertThat(client.webhooks().list()).isEmpty();
  }

  @Test
  void createsChangesTestsAndDeletesOne() {
    tableau
        .onSite("POST", "/webhooks", _ -> Reply.json(201, "{\"webhook\": " + JSON + "}"))
        .onSite("GET", "/webhooks/h1", "{\"webhook\": " + JSON + "}")
        .onSite("PUT", "/webhooks/h1", _ -> Reply.json(201, "{\"webhook\": " + JSON + "}"))
        .onSite("DELETE", "/webhooks/h1", _ -> Reply.json(204, ""))
        .onSite(
            "GET",
            "/webhooks/h1/test",
            "{\"webhookTestResult\": {\"id\": \"h1\", \"status\": 404, \"body\": \"no\"}}");
    assertThat(client.webhooks().create(HOOK).luid()).isEqualTo("h1");
    assertThat(tableau.received().getLast().body())
        .isEqualTo(
            "{\"webhook\":{\"name\":\"mine\",\"event\":\"WorkbookRefreshFailed\",\"isEnabled\":true"
                + ",\"webhook-destination\":{\"webhook-destination-http\":"
                + requestedDestination()
                + "}}}");
    assertThat(client.webhooks().get("h1").name()).isEqualTo("mine");
    client.webhooks().update("h1", HOOK);
    assertThat(tableau.received().getLast().body()).contains("\"name\":\"mine\"");
    client.webhooks().enable("h1");
    assertThat(tableau.received().getLast().body()).isEqualTo("{\"webhook\":{\"isEnabled\":true}}");
    client.webhooks().disable("h1", "Moved");
    assertThat(tableau.received().getLast().body())
        .contains("\"isEnabled\":false", "\"statusChangeReason\":\"Moved\"");
    var test = client.webhooks().test("h1");
    assertThat(test).isEqualTo(new WebhookTest(404, "no"));
    assertThat(test.isAccepted()).isFalse();
    client.webhooks().delete("h1");
    assertThat(tableau.received().getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void namesTheEventAsOldServersDo() {
    tableau
        .on("POST /api/3.8/auth/signin", _ -> tableau.signedIn())
        .on(
            "POST /api/3.8/sites/site-luid/webhooks",
            _ -> Reply.json(201, "{\"webhook\": " + JSON + "}"));
    var old = tableau.client().apiVersion(new ApiVersion(3, 8)).build();
    old.webhooks().create(HOOK);
    assertThat(tableau.received().getLast().body())
        .contains("\"webhook-source\":{\"webhook-source-event-workbook-refresh-failed\":{}}")
        .doesNotContain("\"event\"");
    old.close();
  }

  @Test
  void sendsTheWholeDefinitionWhereAServerTakesNoPartOfIt() {
    tableau
        .onSite("GET", "/webhooks/h1", "{\"webhook\": " + JSON + "}")
        .onSite(
            "PUT",
            "/webhooks/h1",
            request ->
                request.body().contains("webhook-destination")
                    ? Reply.json(200, "")
                    : Reply.error("400000", "Bad Request", "Payload is malformed"));
    client.webhooks().enable("h1");
    assertThat(tableau.received().getLast().body())
        .contains("\"isEnabled\":true", "\"event\":\"WorkbookRefreshFailed\"", "https://h/x");
    tableau.onSite("PUT", "/webhooks/h1", _ -> Reply.error("403004", "Forbidden", "No"));
    assertThatThrownBy(() -> client.webhooks().enable("h1")).hasMessageContaining("403004");
    assertThat(tableau.received("GET /api/3.27/sites/site-luid/webhooks/h1")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"broadcastViews\": {}}", "{}", "{\"broadcastViews\": {\"broadcast\": []}}"})
  void findsNoBroadcastsOnASiteWithoutAny(String json) {
    tableau.on("GET /api/exp/sites/site-luid/broadcasts/views", _ -> Reply.json(200, json));
    assertThat(client.broadcasts().list()).isEmpty();
  }

  @Test
  void listsAndUpdatesBroadcasts() {
    tableau
        .on(
            "GET /api/exp/sites/site-luid/broadcasts/views",
            _ ->
                Reply.json(
                    200,
                    """
                    {"broadcastViews": {"broadcast": [
                      {"view": {"id": "v1", "workbook": {"id": "w1"}}}, {"view": {"id": "v2"}}]}}
                    """))
        .on("POST /api/exp/sites/site-luid/broadcasts/views", _ -> Reply.json(200, ""));
    assertThat(client.broadcasts().list()).containsExactly(new Broadcast("v1", "w1"));
    client.broadcasts().update("v1", Broadcasts.Appearance.PLAIN);
    var request = tableau.received().getLast();
    assertThat(request.query().split("&", -1))
        .containsExactlyInAnyOrder("acceptTermsOfUse=true", "overwrite=yes");
    assertThat(request.body())
        .isEqualTo(
            "{\"broadcastViewSend\":{\"viewId\":\"v1\",\"showWatermark\":false,"
                + "\"showTabs\":false}}");
    client.broadcasts().update("v1", new Broadcasts.Appearance(true, true, Optional.of(true)));
    assertThat(tableau.received().getLast().body()).contains("\"allowDownloads\":true");
  }

  /** The order of its two keys does not matter to Tableau, so take it as it was sent. */
  private String requestedDestination() {
    var body = tableau.received().getLast().body();
    var methodFirst = "{\"method\":\"POST\",\"url\":\"https://h/x\"}";
    return body.contains(methodFirst)
        ? methodFirst
        : "{\"url\":\"https://h/x\",\"method\":\"POST\"}";
  }
}
