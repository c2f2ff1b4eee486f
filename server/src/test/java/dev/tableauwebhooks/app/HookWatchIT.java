package dev.tableauwebhooks.app;

import static dev.tableauwebhooks.simulator.DemoSite.ADMIN;
import static dev.tableauwebhooks.simulator.DemoSite.ADMIN_PASSWORD;
import static dev.tableauwebhooks.simulator.DemoSite.CONTENT_URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.rest.Credentials;
import dev.tableauwebhooks.rest.Tableau;
import dev.tableauwebhooks.rest.model.WebhookDefinition;
import dev.tableauwebhooks.simulator.Fault;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import dev.tableauwebhooks.simulator.Webhook;
import dev.tableauwebhooks.store.TestDatabases;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that looks after its webhooks on a simulated site, over real HTTP. */
class HookWatchIT {
  private static final String REFRESH_FAILED = "WorkbookRefreshFailed";

  @TempDir Path folder;

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  @AutoClose private final Receiver receiver = Receiver.start();

  private final int port = freePort();

  /** Tableau must know the address before there is a server. */
  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private TestServer.Builder server() {
    return server(folder, port);
  }

  private TestServer.Builder server(Path place, int ownPort) {
    return TestServer.in(place)
        .variable("PORT", String.valueOf(ownPort))
        .variable("SLACK_WEBHOOK_URL", receiver.uri("/slack").toString())
        .file(
            "tableau-webhooks.yaml",
            """
            server:
              publicUrl: http://127.0.0.1:%d
              key: 0123456789abcdef0123456789abcdef
            webhooks: { watch: 100ms, allowAnyUrl: true }
            outgoing: { allow: [127.0.0.1] }
            connections:
              slack: { type: slack, webhookUrl: "${SLACK_WEBHOOK_URL}" }
            sites:
              - name: demo
                url: %s
                contentUrl: demo
                credentials: { pat: { name: demo-pat, secret: demo-secret } }
            """
                .formatted(port, tableau.uri()))
        .file("workflows/failed.yaml", workflow("failed", REFRESH_FAILED));
  }

  private static String workflow(String name, String event) {
    return """
    name: %s
    on: %s
    steps:
      - uses: log.write
        with: { message: "${{ event.text }}" }
    """
        .formatted(name, event);
  }

  private Webhook awaitHook(String event) {
    return Awaitility.await("a webhook for " + event)
        .atMost(Duration.ofSeconds(20))
        .until(() -> hook(event), hook -> hook.isPresent() && hook.get().enabled())
        .orElseThrow();
  }

  private Optional<Webhook> hook(String event) {
    return tableau.webhooks().stream().filter(it -> it.event().equals(event)).findFirst();
  }

  private static List<JsonNode> events(TestServer server, String type) throws InterruptedException {
    var found = server.json("/api/v1/events?type=" + type).path("events");
    return found.valueStream().toList();
  }

  private static JsonNode awaitEvent(TestServer server, String type) {
    return Awaitility.await(type)
        .atMost(Duration.ofSeconds(20))
        .until(() -> events(server, type), found -> !found.isEmpty())
        .getFirst();
  }

  private static JsonNode details(TestServer server, JsonNode event) throws InterruptedException {
    return server.json("/api/v1/events/" + event.path("id").asString()).at("/body/details");
  }

  private static String text(TestServer server, JsonNode event) throws InterruptedException {
    return server.json("/api/v1/events/" + event.path("id").asString()).at("/body/text").asString();
  }

  /** An administrator of the site, with a session of their own. */
  private Tableau site() {
    return Tableau.at(tableau.uri())
        .site(CONTENT_URL)
        .credentials(new Credentials.Password(ADMIN, ADMIN_PASSWORD))
        .build();
  }

  @Test
  void makesTheWebhooksThatWorkflowsNeedAndEventsArriveThroughThem() throws Exception {
    try (var server = server().start()) {
      var hook = awaitHook(REFRESH_FAILED);
      assertThat(hook.name()).isEqualTo("tableau-webhooks:WorkbookRefreshFailed");
      assertThat(hook.url()).startsWith("http://127.0.0.1:%d/webhook/twh_".formatted(port));

      tableau.failNextRefresh("Revenue Overview", "no disk");
      tableau.refresh("Revenue Overview");

      assertThat(awaitEvent(server, REFRESH_FAILED).path("site").asString()).isEqualTo("demo");
      server.write("workflows/more.yaml", workflow("more", "[UserDeleted, RunDeadLettered]"));
      awaitHook("UserDeleted");
      assertThat(tableau.webhooks()).as("none for events of our own").hasSize(2);
      assertThat(events(server, "HookDisabled")).as("news of a wish that was met").isEmpty();
      Awaitility.await()
          .untilAsserted(() ->
              assertThat(health(server))
                  .startsWith(
                      "{\"name\":\"webhooks\",\"status\":\"ok\",\"says\":\"Site demo: 2 wanted, 2 on,"));
      assertThat(server.get("/metrics").body())
          .contains("tableau_webhooks_hooks{site=\"demo\",state=\"on\"} 2.0")
          .contains("tableau_webhooks_hooks{site=\"demo\",state=\"off\"} 0.0")
          .contains("tableau_webhooks_hooks_look_seconds{site=\"demo\"}");
    }
  }

  private static String health(TestServer server) throws InterruptedException {
    return server
        .json("/health/ready")
        .path("checks")
        .valueStream()
        .filter(check -> check.path("name").asString().equals("webhooks"))
        .findFirst()
        .orElseThrow()
        .toString();
  }

  @Test
  void switchesOnWhatTableauSwitchedOffAndAWorkflowTellsSlack() throws Exception {
    var example = Files.readString(Repository.file("examples/workflows/hook-disabled.yaml"));
    try (var _ = server().start()) {
      awaitHook(REFRESH_FAILED);
    }

    tableau.failNextRefresh("Revenue Overview", "no disk");
    tableau.refresh("Revenue Overview");
    tableau.awaitIdle(Duration.ofSeconds(20));
    assertThat(hook(REFRESH_FAILED).orElseThrow().enabled()).as("after four failures").isFalse();
    var reason = hook(REFRESH_FAILED).orElseThrow().statusChangeReason();
    assertThat(reason).startsWith("Webhook disabled after 4 failed attempts");

    try (var server = server().file("workflows/hook-disabled.yaml", example).start()) {
      var disabled = awaitEvent(server, "HookDisabled");
      var repaired = awaitEvent(server, "HookRepaired");

      assertThat(details(server, disabled).path("problem").asString()).isEqualTo("disabled");
      assertThat(details(server, disabled).path("status_change_reason").asString())
          .isEqualTo(reason);
      assertThat(text(server, repaired))
          .isEqualTo("The webhook for WorkbookRefreshFailed on site demo was switched on again.");
      server.awaitRun(disabled.path("id").asString(), "SUCCEEDED");
      server.awaitRun(repaired.path("id").asString(), "SUCCEEDED");
      assertThat(receiver.bodies("/slack"))
          .hasSize(2)
          .anyMatch(body ->
              body.contains(
                  ":warning: The webhook for WorkbookRefreshFailed on site demo was switched off: "
                      + reason))
          .anyMatch(body -> body.contains(":white_check_mark: The webhook"));

      tableau.fire(REFRESH_FAILED, "Revenue Overview");
      awaitEvent(server, REFRESH_FAILED);
    }
  }

  @Test
  void tellsOfAWebhookThatVanishedOrWasLedElsewhere() throws Exception {
    try (var server = server().start();
        var site = site()) {
      var first = awaitHook(REFRESH_FAILED);
      awaitRound(server);
      site.webhooks().delete(first.luid());

      assertThat(awaitHook(REFRESH_FAILED).luid()).isNotEqualTo(first.luid());
      var vanished = awaitEvent(server, "HookDisabled");
      assertThat(details(server, vanished).path("problem").asString()).isEqualTo("vanished");
      Awaitility.await().until(() -> events(server, "HookRepaired").size() == 1);

      awaitRound(server);
      var moved =
          new WebhookDefinition(
              "tableau-webhooks:" + REFRESH_FAILED,
              REFRESH_FAILED,
              URI.create("https://elsewhere.example.com/secret"),
              true);
      site.webhooks().update(hook(REFRESH_FAILED).orElseThrow().luid(), moved);

      Awaitility.await().until(() -> events(server, "HookRepaired").size() == 2);
      assertThat(hook(REFRESH_FAILED).orElseThrow().url()).isEqualTo(first.url());
      var elsewhere = events(server, "HookDisabled").getFirst();
      assertThat(details(server, elsewhere).path("problem").asString()).isEqualTo("elsewhere");
      assertThat(details(server, elsewhere).path("posts_to").asString())
          .isEqualTo("elsewhere.example.com");
    }
  }

  /** Waits for a look that finds all in order, after which a failure is news again. */
  private static void awaitRound(TestServer server) throws InterruptedException {
    var before = looks(server);
    Awaitility.await("two more looks")
        .atMost(Duration.ofSeconds(20))
        .until(() -> looks(server) > before + 0.3);
    assertThat(health(server)).contains("\"status\":\"ok\"");
  }

  private static double looks(TestServer server) throws InterruptedException {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("tableau_webhooks_hooks_look_seconds{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(0);
  }

  @Test
  void leavesWhatIsNotOursAndWhatIsToBeDeletedToPeople() throws Exception {
    var added = tableau.addWebhook("WorkbookUpdated", URI.create("https://hooks.slack.com/x"));
    var foreign = tableau.disableWebhook(added.luid(), "by its owner");
    try (var site = site()) {
      var url = URI.create("http://127.0.0.1:%d/webhook/old".formatted(port));
      site.webhooks()
          .create(new WebhookDefinition("tableau-webhooks:SiteDeleted", "SiteDeleted", url, true));
    }
    try (var server = server().start()) {
      awaitHook(REFRESH_FAILED);
      awaitRound(server);

      assertThat(tableau.webhooks())
          .contains(foreign)
          .extracting(Webhook::event)
          .containsExactlyInAnyOrder("WorkbookUpdated", "SiteDeleted", REFRESH_FAILED);
    }
  }

  @Test
  void saysWhatTableauRefusesAndGoesOnWithTheOthers() throws Exception {
    tableau.faults().add(Fault.of("POST", "/webhooks").status(403));
    try (var server =
        server().file("workflows/more.yaml", workflow("more", "UserDeleted")).start()) {
      Awaitility.await().until(() -> tableau.webhooks().size() == 1);
      Awaitility.await().until(() -> health(server).contains("2 wanted, 1 on, 1 off"));

      assertThat(health(server)).contains("warning", " was refused: ");
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsOnceThatASiteRefusesItsCredentialsUntilTheyWorkAgain() throws Exception {
    tableau.revokeToken("demo-pat");
    try (var server = server().start()) {
      var failed = awaitEvent(server, "SignInFailed");
      assertThat(text(server, failed)).startsWith("The credentials of site demo do not work. ");
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(health(server)).contains("warning");
      awaitRepeat(server);
      assertThat(events(server, "SignInFailed")).hasSize(1);

      tableau.addToken("demo-pat", "demo-secret");
      // The client keeps a refusal in mind for a minute.
      server.restart();
      awaitHook(REFRESH_FAILED);
      awaitRound(server);
      tableau.revokeToken("demo-pat");

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> events(server, "SignInFailed").size() == 2);
    }
  }

  private static void awaitRepeat(TestServer server) {
    Awaitility.await("it was raised again, and counted")
        .atMost(Duration.ofSeconds(20))
        .until(() -> events(server, "SignInFailed").getFirst().path("duplicates").asInt() > 0);
  }

  @Test
  void twoServersOnOneDatabaseRaiseOneEvent() throws Exception {
    var database =
        TestDatabases.newPostgresqlUrl()
            .replace("jdbc:postgresql://", "postgres://postgres:postgres@");
    var first = server(folder.resolve("first"), port).variable("DATABASE_URL", database);
    var second = server(folder.resolve("second"), freePort()).variable("DATABASE_URL", database);
    try (var one = first.start();
        var two = second.start()) {
      var hook = awaitHook(REFRESH_FAILED);
      tableau.faults().add(Fault.of("PUT", "/webhooks").status(500).times(6));
      tableau.disableWebhook(hook.luid(), "four failures");

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !events(two, "HookRepaired").isEmpty());

      assertThat(events(one, "HookDisabled")).hasSize(1);
      assertThat(events(one, "HookRepaired")).hasSize(1);
      assertThat(hook(REFRESH_FAILED).orElseThrow().enabled()).isTrue();
    }
  }

  @Test
  void looksAfterNothingWhereTheAddressWouldDoNoGood() throws Exception {
    var server =
        server()
            .file(
                "tableau-webhooks.yaml",
                """
                server: { publicUrl: "https://192.168.1.5" }
                sites:
                  - name: demo
                    url: %s
                    contentUrl: demo
                    credentials: { pat: { name: demo-pat, secret: demo-secret } }
                """
                    .formatted(tableau.uri()));
    try (var started = server.start()) {
      assertThat(health(started))
          .contains(
              "Webhooks are not looked after. Tableau cannot reach '192.168.1.5', which is a private"
                  + " address.");
      assertThat(tableau.calls().all()).isEmpty();
    }
  }
}
