package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookIT {

  private static final String MALFORMED = "Payload is either malformed or incomplete. (%s)";

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void createsAWebhookWithItsLocation() {
    var answer = create("WorkbookCreated", "https://example.com/hook/secret");

    assertThat(answer.status()).isEqualTo(201);
    var luid = answer.at("/webhook/id").asString();
    assertThat(answer.header("Location"))
        .isEqualTo("/api/3.27/sites/%s/webhooks/%s".formatted(DemoSite.LUID, luid));
    assertThat(answer.text())
        .isEqualTo(
            """
            {"webhook":{"id":"%s","name":"n","isEnabled":true,"statusChangeReason":"",\
            "event":"WorkbookCreated","webhook-destination":{"webhook-destination-http":\
            {"url":"https://example.com/hook/secret","method":"POST"}},\
            "owner":{"id":"%s","name":"admin"}}}\
            """
                .formatted(luid, simulator.user("admin").luid()));
    assertThat(client.raw("GET", answer.header("Location"), "").text()).isEqualTo(answer.text());
  }

  @ParameterizedTest
  @EnumSource(HookEvent.class)
  void takesEveryDocumentedEventByBothNames(HookEvent event) {
    assertThat(create(event.wireName(), "https://example.com").status()).isEqualTo(201);

    var legacy =
        client
            .version("3.6")
            .site(
                "POST",
                "/webhooks",
                """
                {"webhook":{"name":"n","webhook-source":{"%s":{}},"webhook-destination":\
                {"webhook-destination-http":{"method":"POST","url":"https://example.com"}}}}\
                """
                    .formatted(event.legacy()));

    assertThat(legacy.status()).isEqualTo(201);
    assertThat(legacy.at("/webhook").has("event")).isFalse();
    assertThat(legacy.at("/webhook/webhook-source").has(event.legacy())).isTrue();
    assertThat(simulator.webhooks().getLast().event()).isEqualTo(event.wireName());
  }

  @Test
  void createsAWebhookFromXml() {
    var xml =
        """
        <tsRequest><webhook name="n" isEnabled="false" statusChangeReason="later">
          <webhook-source><webhook-source-event-label-LabelDeleted/></webhook-source>
          <webhook-destination><webhook-destination-http method="POST" url="https://h/x"/></webhook-destination>
        </webhook></tsRequest>\
        """;
    var answer =
        client.send(
            client
                .request("POST", "/api/3.27/sites/%s/webhooks".formatted(DemoSite.LUID), xml)
                .setHeader("Content-Type", "application/xml")
                .setHeader("Accept", "application/xml"));

    assertThat(answer.text())
        .contains("isEnabled=\"false\" statusChangeReason=\"later\" event=\"LabelDeleted\">")
        .contains("<webhook-destination-http url=\"https://h/x\" method=\"POST\"/>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"n","event":"Nope","webhook-destination":{"webhook-destination-http":{"url":"https://h"}}} | 'Nope' is not an event
          {"name":"n","event":"WorkbookRefreshSuccess","webhook-destination":{"webhook-destination-http":{"url":"https://h"}}} | 'WorkbookRefreshSuccess' is not an event
          {"name":"n","event":"WorkbookCreated","resource":"x","webhook-destination":{"webhook-destination-http":{"url":"https://h"}}} | 'resource' is not known in 'webhook'
          {"event":"WorkbookCreated","webhook-destination":{"webhook-destination-http":{"url":"https://h"}}} | 'name' of 'webhook' is missing
          {"name":"n","webhook-destination":{"webhook-destination-http":{"url":"https://h"}}} | 'event' of 'webhook' is missing
          {"name":"n","event":"WorkbookCreated"} | 'webhook-destination' of 'webhook' is missing
          {"name":"n","event":"WorkbookCreated","webhook-destination":{}} | 'webhook-destination-http' of 'webhook-destination' is missing
          {"name":"n","event":"WorkbookCreated","webhook-destination":{"webhook-destination-http":{"url":""}}} | 'url' of 'webhook-destination-http' is missing
          {"name":"n","event":"WorkbookCreated","webhook-destination":{"webhook-destination-http":{"url":"ftp://h"}}} | 'url' is not an address that begins with https:// or http://
          {"name":"n","event":"WorkbookCreated","webhook-destination":{"webhook-destination-http":{"url":"https://a b"}}} | 'url' is not an address that begins with https:// or http://
          {"name":"n","event":"WorkbookCreated","webhook-destination":{"webhook-destination-http":{"method":"GET","url":"https://h"}}} | the method of a destination is POST
          {"name":"n","event":"WorkbookCreated","webhook-source":{"webhook-source-event-workbook-deleted":{}},"webhook-destination":{"webhook-destination-http":{"url":"https://h"}}} | 'event' and 'webhook-source' name different events
          {"name":"n","webhook-source":{},"webhook-destination":{"webhook-destination-http":{"url":"https://h"}}} | 'webhook-source' does not name one event
          {"name":"n","webhook-source":{"nope":{}},"webhook-destination":{"webhook-destination-http":{"url":"https://h"}}} | 'nope' is not an event
          {"name":"n","isEnabled":"maybe"} | 'isEnabled' of 'webhook' is neither true nor false
          """)
  void refusesAnIncompleteOrUnknownBody(String webhook, String problem) {
    client
        .site("POST", "/webhooks", "{\"webhook\":%s}".formatted(webhook))
        .isRefused(400000, MALFORMED.formatted(problem));
    assertThat(simulator.webhooks()).isEmpty();
  }

  @Test
  void knowsTheEventAttributeSince39() {
    client.version("3.8");

    create("WorkbookCreated", "https://h")
        .isRefused(400000, MALFORMED.formatted("'event' is not known in 'webhook'"));
  }

  @Test
  void changesOnlyWhatAnUpdateNames() {
    var hook = simulator.addWebhook("WorkbookCreated", URI.create("https://h/x"));

    var answer = update(hook, "{\"name\":\"other\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(simulator.webhooks()).containsExactly(hook.withName("other"));
  }

  @Test
  void disablesAndEnablesWithAndWithoutAReason() {
    var hook = simulator.addWebhook("WorkbookCreated", URI.create("https://h/x"));

    assertThat(reason(update(hook, "{\"isEnabled\":false}"))).isEqualTo("Webhook disabled by user");
    assertThat(reason(update(hook, "{\"isEnabled\":false,\"statusChangeReason\":\"pause\"}")))
        .isEqualTo("pause");
    assertThat(reason(update(hook, "{\"name\":\"kept\"}"))).isEqualTo("pause");
    var enabled = update(hook, "{\"isEnabled\":true,\"statusChangeReason\":\"\"}");
    assertThat(enabled.at("/webhook/isEnabled").asBoolean()).isTrue();
    assertThat(reason(enabled)).isEmpty();
  }

  @Test
  void refusesAReasonOfAnEnabledWebhook() {
    var hook = simulator.addWebhook("WorkbookCreated", URI.create("https://h/x"));
    simulator.disableWebhook(hook.luid(), "broken");
    var detail = "A statusChangeReason may only be given when isEnabled is false.";

    update(hook, "{\"isEnabled\":true,\"statusChangeReason\":\"why\"}").isRefused(400127, detail);
    assertThat(simulator.webhooks().getFirst().enabled()).isFalse();

    update(hook, "{\"isEnabled\":true}").isOk();
    update(hook, "{\"statusChangeReason\":\"why\"}").isRefused(400127, detail);
  }

  @Test
  void updatesSince38() {
    var hook = simulator.addWebhook("WorkbookCreated", URI.create("https://h/x"));
    client.version("3.7");

    update(hook, "{\"isEnabled\":false}").isRefused(405000, "Request type 'PUT' is not allowed.");
  }

  @Test
  void listsWithoutPaginationAndFiltersByName() {
    create("WorkbookCreated", "https://h");
    create("WorkbookDeleted", "https://h");

    var all = client.get("/webhooks");
    assertThat(all.json().has("pagination")).isFalse();
    assertThat(all.at("/webhooks/webhook").size()).isEqualTo(2);
    assertThat(client.get("/webhooks?filter=name:eq:other").text()).isEqualTo("{\"webhooks\":{}}");
  }

  @Test
  void deletesAWebhook() {
    var hook = simulator.addWebhook("WorkbookCreated", URI.create("https://h/x"));

    assertThat(client.site("DELETE", "/webhooks/" + hook.luid(), "").status()).isEqualTo(204);

    client
        .get("/webhooks/" + hook.luid())
        .isRefused(400113, "Webhook '%s' could not be found.".formatted(hook.luid()));
    client
        .site("DELETE", "/webhooks/" + hook.luid(), "")
        .isRefused(400113, "Webhook '%s' could not be found.".formatted(hook.luid()));
  }

  @Test
  void testsTheRealDestinationAndTellsItsStatus() {
    try (var receiver = new Receiver().answering(404)) {
      var hook = simulator.addWebhook("WorkbookCreated", receiver.uri());

      var answer = client.get("/webhooks/" + hook.luid() + "/test");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text())
          .isEqualTo(
              "{\"webhookTestResult\":{\"id\":\"%s\",\"status\":404,\"body\":\"got it\"}}"
                  .formatted(hook.luid()));
      assertThat(receiver.eventTypes()).containsExactly("Test");
      assertThat(receiver.events().getFirst().path("resource_luid").asString()).isEmpty();
      assertThat(simulator.webhooks().getFirst().enabled()).isTrue();
    }
  }

  @Test
  void cannotTestADestinationThatDoesNotAnswer() {
    var receiver = new Receiver();
    receiver.close();
    var hook = simulator.addWebhook("WorkbookCreated", receiver.uri());

    var answer = client.get("/webhooks/" + hook.luid() + "/test");

    assertThat(answer.at("/error/code").asString()).isEqualTo("400113");
    assertThat(answer.at("/error/detail").asString())
        .startsWith("Webhook '%s' could not be tested: no answer: ".formatted(hook.luid()));
  }

  @Test
  void isForAdministratorsOnly() {
    TestClient.of(simulator)
        .signedIn("viewer", "viewer")
        .get("/webhooks")
        .isRefused(403004, "The user 'viewer' is not permitted to perform this action.");
  }

  private TestClient.Answer create(String event, String url) {
    return client.site(
        "POST",
        "/webhooks",
        """
        {"webhook":{"name":"n","event":"%s","isEnabled":true,"webhook-destination":\
        {"webhook-destination-http":{"method":"POST","url":"%s"}}}}\
        """
            .formatted(event, url));
  }

  private TestClient.Answer update(Webhook hook, String webhook) {
    return client.site("PUT", "/webhooks/" + hook.luid(), "{\"webhook\":%s}".formatted(webhook));
  }

  private static String reason(TestClient.Answer answer) {
    return answer.isOk().at("/webhook/statusChangeReason").asString();
  }
}
