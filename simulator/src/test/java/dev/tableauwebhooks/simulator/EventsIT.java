package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens on the site, and what its webhooks are told of it. */
class EventsIT {

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);
  private final Receiver receiver = new Receiver();

  @BeforeEach
  void listenToEverything() {
    for (var event : HookEvent.values()) {
      simulator.addWebhook(event.wireName(), receiver.uri());
    }
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void tellsOfAWorkbookThatIsPublishedTwiceAndDeleted() throws InterruptedException {
    var publication = Publication.named("New").in("Finance/Reports").ownedBy("maya").tagged("x");
    var first = simulator.publishWorkbook(publication);
    happened("WorkbookCreated");
    var second = simulator.publishWorkbook(publication);
    happened("WorkbookCreated", "WorkbookUpdated");
    simulator.deleteWorkbook("New");
    happened("WorkbookCreated", "WorkbookUpdated", "WorkbookDeleted");

    assertThat(second.luid()).isEqualTo(first.luid());
    assertThat(receiver.events())
        .allMatch(event -> event.path("resource_luid").asString().equals(first.luid()))
        .allMatch(event -> event.path("resource").asString().equals("WORKBOOK"));
  }

  @Test
  void tellsOfADatasourceThatIsPublishedTwiceAndDeleted() throws InterruptedException {
    simulator.publishDatasource(Publication.named("New"));
    happened("DatasourceCreated");
    simulator.publishDatasource(Publication.named("New"));
    happened("DatasourceCreated", "DatasourceUpdated");
    simulator.deleteDatasource("New");
    happened("DatasourceCreated", "DatasourceUpdated", "DatasourceDeleted");

    assertThat(receiver.events())
        .allMatch(event -> event.path("resource").asString().equals("DATASOURCE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PUT    | /workbooks/{workbook}     | {"workbook":{"name":"x"}}             | WorkbookUpdated
          PUT    | /datasources/{datasource} | {"datasource":{"isCertified":true}}   | DatasourceUpdated
          DELETE | /workbooks/{workbook}     | ``                                    | WorkbookDeleted
          DELETE | /datasources/{datasource} | ``                                    | DatasourceDeleted
          DELETE | /views/{view}             | ``                                    | ViewDeleted
          PUT    | /users/{viewer}           | {"user":{"siteRole":"SiteAdministratorCreator"}} | AdminPromoted
          PUT    | /users/{jonas}            | {"user":{"siteRole":"Creator"}}       | AdminDemoted
          DELETE | /users/{viewer}           | ``                                    | UserDeleted
          """)
  void tellsOfWhatIsDoneThroughTheRestApi(String method, String path, String body, String event)
      throws InterruptedException {
    var place =
        path.replace("{workbook}", simulator.workbook("Pipeline 🚀").luid())
            .replace("{datasource}", simulator.datasource("Revenue").luid())
            .replace("{view}", simulator.views().getFirst().luid())
            .replace("{viewer}", simulator.user("viewer").luid())
            .replace("{jonas}", simulator.user("jonas").luid());

    client.site(method, place, body).isOk();

    happened(event);
    assertThat(place).endsWith(receiver.events().getFirst().path("resource_luid").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PUT    | /workbooks/{workbook}/tags | {"tags":{"tag":[{"label":"x"}]}}
          PUT    | /flows/{flow}              | {"flow":{}}
          DELETE | /flows/{flow}              | ``
          PUT    | /users/{viewer}            | {"user":{"siteRole":"ServerAdministrator"}}
          PUT    | /users/{jonas}             | {"user":{"siteRole":"SiteAdministratorCreator"}}
          POST   | /users                     | {"user":{"name":"new","siteRole":"Viewer"}}
          """)
  void isSilentWhereTableauHasNoEvent(String method, String path, String body)
      throws InterruptedException {
    var place =
        path.replace("{workbook}", simulator.workbook("Pipeline 🚀").luid())
            .replace("{flow}", simulator.flows().getFirst().luid())
            .replace("{viewer}", simulator.user("viewer").luid())
            .replace("{jonas}", simulator.user("jonas").luid());

    client.site(method, place, body).isOk();

    happened();
  }

  @Test
  void tellsOfARefreshThatSucceedsAndOneThatFails() throws InterruptedException {
    simulator.refresh("Revenue Overview");
    simulator.awaitIdle(Duration.ofSeconds(10));
    assertThat(receiver.eventTypes())
        .containsExactlyInAnyOrder("WorkbookRefreshStarted", "WorkbookRefreshSucceeded");
    receiver.bodies().clear();

    simulator.failNextRefresh("Revenue", "boom");
    simulator.refresh("Revenue");
    simulator.awaitIdle(Duration.ofSeconds(10));
    assertThat(receiver.eventTypes())
        .containsExactlyInAnyOrder("DatasourceRefreshStarted", "DatasourceRefreshFailed");

    assertThat(receiver.events())
        .allMatch(event -> event.path("resource").asString().equals("EXTRACTS"));
    assertThat(receiver.bodies()).noneMatch(body -> body.contains("boom"));
  }

  @Test
  void keepsAUserWhoOwnsContentAndTakesTheLicence() throws InterruptedException {
    client
        .site("DELETE", "/users/" + simulator.user("jonas").luid(), "")
        .isRefused(
            409003,
            "User 'jonas' owns content and could not be deleted. The site role is now Unlicensed.");

    assertThat(simulator.user("jonas").siteRole()).isEqualTo("Unlicensed");
    happened("AdminDemoted");
  }

  @Test
  void handsContentOverWhenItsOwnerIsDeleted() throws InterruptedException {
    var zoe = simulator.user("zoe").luid();
    var sam = simulator.user("sam").luid();
    var lab = simulator.workbook("O'Neill's Lab | Results: 100 %").luid();

    client.site("DELETE", "/users/%s?mapAssetsTo=%s".formatted(zoe, sam), "").isOk();

    happened("UserDeleted");
    assertThat(simulator.workbook(lab).listing().ownerLuid()).isEqualTo(sam);
    client.get("/users/" + zoe).isRefused(404002, "User '%s' could not be found.".formatted(zoe));

    simulator.deleteUser("maya");
    happened("UserDeleted", "UserDeleted");
  }

  @Test
  void tellsOfSites() throws InterruptedException {
    var created =
        client.call("POST", "/sites", "{\"site\":{\"name\":\"Ops\",\"contentUrl\":\"ops\"}}");
    assertThat(created.status()).isEqualTo(201);
    var luid = created.at("/site/id").asString();
    happened("SiteCreated");
    assertThat(client.call("GET", "/sites/ops?key=contentUrl", "").at("/site/id").asString())
        .isEqualTo(luid);
    client
        .call("POST", "/sites", "{\"site\":{\"name\":\"Ops\",\"contentUrl\":\"ops\"}}")
        .isRefused(409001, "A site with content URL 'ops' already exists.");

    assertThat(client.call("DELETE", "/sites/" + luid, "").status()).isEqualTo(204);
    client.site("PUT", "", "{\"site\":{\"name\":\"Renamed\"}}").isOk();
    happened("SiteCreated", "SiteDeleted", "SiteUpdated");

    assertThat(client.get("").at("/site/name").asString()).isEqualTo("Renamed");
    assertThat(client.call("GET", "/sites", "").at("/pagination/totalAvailable").asString())
        .isEqualTo("2");
    assertThat(receiver.events())
        .allMatch(event -> event.path("site_luid").asString().equals(DemoSite.LUID));
  }

  @Test
  void keepsSitesToServerAdministrators() {
    var viewer = TestClient.of(simulator).signedIn("viewer", "viewer");
    var refusal = "The user 'viewer' is not permitted to perform this action.";

    viewer.get("").isOk();
    viewer.call("GET", "/sites", "").isRefused(403004, refusal);
    viewer.call("GET", "/sites/" + DemoSite.DEFAULT_SITE_LUID, "").isRefused(403004, refusal);
    client.call("GET", "/sites/" + DemoSite.DEFAULT_SITE_LUID, "").isOk();
    client.call("GET", "/sites/none", "").isRefused(404000, "Site 'none' could not be found.");
  }

  @Test
  void tellsOfLabels() throws InterruptedException {
    var content =
        """
        "contentList":{"content":[{"contentType":"workbook","id":"%s"}]}\
        """
            .formatted(simulator.workbook("Revenue Overview").luid());
    var made =
        client.site(
            "PUT",
            "/labels",
            "{%s,\"label\":{\"value\":\"stale\",\"message\":\"m\"}}".formatted(content));
    happened("LabelCreated");
    client.site(
        "PUT",
        "/labels",
        "{%s,\"label\":{\"value\":\"stale\",\"elevated\":true}}".formatted(content));
    happened("LabelCreated", "LabelUpdated");

    var read = client.site("POST", "/labels", "{%s}".formatted(content)).at("/labelList/label");
    assertThat(read.size()).isOne();
    assertThat(read.at("/0/id")).isEqualTo(made.at("/labelList/label/0/id"));
    assertThat(read.at("/0/message").asString()).isEqualTo("m");
    assertThat(read.at("/0/elevated").asBoolean()).isTrue();

    client.site("DELETE", "/labels", "{%s}".formatted(content)).isOk();
    happened("LabelCreated", "LabelUpdated", "LabelDeleted");
    assertThat(receiver.events())
        .allMatch(event -> event.path("resource").asString().equals("WORKBOOK"));
    client.site("DELETE", "/labels/none", "").isRefused(404000, "Label 'none' could not be found.");
  }

  @Test
  void deletesOneLabel() throws InterruptedException {
    var made =
        client.site(
            "PUT",
            "/labels",
            """
            {"contentList":{"content":{"contentType":"datasource","id":"%s"}},"label":{"value":"v"}}\
            """
                .formatted(simulator.datasource("Revenue").luid()));

    client.site("DELETE", "/labels/" + made.at("/labelList/label/0/id").asString(), "").isOk();

    happened("LabelCreated", "LabelDeleted");
  }

  @ParameterizedTest
  @CsvSource({
    "WorkbookRefreshFailed, Revenue Overview, EXTRACTS",
    "DatasourceRefreshSucceeded, Revenue, EXTRACTS",
    "WorkbookCreated, Revenue Overview, WORKBOOK",
    "DatasourceDeleted, Revenue, DATASOURCE",
    "ViewDeleted, Stock by Site, VIEW",
    "LabelCreated, Revenue, DATASOURCE",
    "LabelDeleted, Revenue Overview, WORKBOOK",
    "AdminPromoted, maya, USER",
    "UserDeleted, zoe, USER",
    "SiteUpdated, demo, SITE"
  })
  void sendsAnyEventWithoutChangingTheSite(String event, String resource, String expected)
      throws InterruptedException {
    var before = List.of(simulator.workbooks(), simulator.datasources(), simulator.users());

    simulator.fire(event, resource);

    happened(event);
    assertThat(receiver.events().getFirst().path("resource").asString()).isEqualTo(expected);
    assertThat(List.of(simulator.workbooks(), simulator.datasources(), simulator.users()))
        .isEqualTo(before);
  }

  @Test
  void makesTheJobThatAFailedRefreshWouldHaveLeft() {
    simulator.fire("WorkbookRefreshStarted", "Revenue Overview");
    assertThat(simulator.jobs()).singleElement().matches(Job::isOpen);

    simulator.fire(Firing.of("WorkbookRefreshFailed", "Revenue Overview").error("no route"));

    assertThat(simulator.jobs()).singleElement().matches(job -> job.notes().equals("no route"));
    assertThat(simulator.jobs().getFirst().status()).isEqualTo(Job.Status.FAILED);
  }

  @Test
  void tellsAListenerBeforeItTellsTheWebhooks() throws InterruptedException {
    var receivedBefore = new CopyOnWriteArrayList<Integer>();
    var told = new CopyOnWriteArrayList<FiredEvent>();
    simulator.onEvent(event -> {
      receivedBefore.add(receiver.events().size());
      told.add(event);
    });

    simulator.fire("ViewDeleted", "Stock by Site");

    happened("ViewDeleted");
    assertThat(receivedBefore).containsExactly(0);
    assertThat(told).extracting(FiredEvent::event).containsExactly("ViewDeleted");
    assertThat(told.getFirst().body()).contains("\"resource_name\":\"Stock by Site\"");
  }

  @Test
  void saysWhatIsWrongWithAFiring() {
    assertThatThrownBy(() -> simulator.fire("WorkbookBurnt", "Revenue Overview"))
        .isInstanceOf(SimulatorException.class)
        .hasMessageStartingWith(
            "'WorkbookBurnt' is not an event of Tableau. Use one of: DatasourceCreated, ");
    assertThatThrownBy(() -> simulator.fire("WorkbookCreated", "Revenue"))
        .isInstanceOf(SimulatorException.class)
        .hasMessage(
            "Site 'demo' has no workbook 'Revenue'. Use a LUID or an exact name; GET /simulator"
                + " lists them.");
  }

  private void happened(String... events) throws InterruptedException {
    simulator.awaitIdle(Duration.ofSeconds(10));
    assertThat(receiver.eventTypes()).containsExactlyInAnyOrder(events);
  }
}
