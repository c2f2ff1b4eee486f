package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks, subscriptions, alerts, custom views and warnings: what hangs on content. */
class BelongingsIT {

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);
  private final TestClient viewer = TestClient.of(simulator).signedIn("viewer", "viewer");

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void letsGoWithAWorkbookOfAllThatHangsOnIt() {
    var workbook = simulator.workbook("Warehouse Stock").luid();
    assertThat(client.get("/tasks/extractRefreshes").text()).contains(workbook);
    assertThat(client.get("/dataAlerts").text()).contains(workbook);

    client.site("DELETE", "/workbooks/" + workbook, "").isOk();

    assertThat(client.get("/tasks/extractRefreshes").text()).doesNotContain(workbook);
    assertThat(client.get("/dataAlerts").at("/dataAlerts").toString()).isEqualTo("{}");
    assertThat(client.get("/views?filter=name:eq:Stock%20by%20Site").at("/views").toString())
        .isEqualTo("{}");
  }

  @Test
  void runsATaskNow() {
    var luid = taskOf(simulator.datasource("General Ledger").luid());
    var started = client.siteXml("POST", luid + "/runNow", "<tsRequest/>");

    assertThat(started.status()).isEqualTo(200);
    var job = started.elements("job").getFirst().getAttribute("id");
    assertThat(client.get("/jobs/" + job).at("/job/type").asString()).isEqualTo("RefreshExtract");
  }

  @Test
  void countsFailuresAndSuspendsTheTaskAfterFive() throws InterruptedException {
    var task = taskOf(simulator.datasource("Revenue").luid());
    assertThat(client.get(task).at("/task/extractRefresh/schedule/state").asString())
        .isEqualTo("Active");

    for (var failure = 0; failure < 5; failure++) {
      simulator.failNextRefresh("Revenue", "no route to host");
      refresh();
    }

    var refresh = client.get(task).at("/task/extractRefresh");
    assertThat(refresh.path("consecutiveFailedCount").asString()).isEqualTo("5");
    assertThat(refresh.at("/schedule/state").asString()).isEqualTo("Suspended");
  }

  @Test
  void showsTasksToAdministratorsAndOwners() {
    var luid = taskOf(simulator.datasource("General Ledger").luid());

    assertThat(viewer.get("/tasks/extractRefreshes").at("/tasks").toString()).isEqualTo("{}");
    assertThat(viewer.get(luid).at("/error/code").asString()).isEqualTo("404025");
    assertThat(client.site("DELETE", luid, "").status()).isEqualTo(204);
    assertThat(client.get(luid).status()).isEqualTo(404);
  }

  @Test
  void makesASubscriptionByScheduleOrByFrequency() {
    var view = simulator.views().getFirst().luid();
    var byFrequency =
        client.siteXml(
            "POST",
            "/subscriptions",
            """
            <tsRequest><subscription subject="Hello" attachPdf="true">
            <content id="%s" type="View"/>
            <schedule frequency="Daily"><frequencyDetails start="06:30:00"/></schedule>
            <user id="%s"/></subscription></tsRequest>\
            """
                .formatted(view, simulator.user("maya").luid()));
    var subscription = byFrequency.elements("subscription").getFirst();

    assertThat(byFrequency.status()).isEqualTo(201);
    assertThat(subscription.getAttribute("attachPdf")).isEqualTo("true");
    assertThat(byFrequency.header("Location")).endsWith(subscription.getAttribute("id"));
    assertThat(
            client
                .call("GET", "/schedules?filter=type:eq:Subscription", "")
                .at("/schedules/schedule"))
        .hasSize(2);
  }

  @Test
  void refusesASubscriptionToWhatIsNotThere() {
    var schedule = client.call("GET", "/schedules", "").at("/schedules/schedule/0/id").asString();

    subscribe("nothing", schedule).isRefused(404011, "View 'nothing' could not be found.");
    subscribe(simulator.views().getFirst().luid(), "never")
        .isRefused(404021, "Schedule 'never' could not be found.");
  }

  @Test
  void suspendsASubscription() {
    var luid = client.get("/subscriptions").at("/subscriptions/subscription/0/id").asString();

    client.site("PUT", "/subscriptions/" + luid, "{\"subscription\":{\"suspended\":true}}").isOk();

    var changed = client.get("/subscriptions/" + luid).at("/subscription");
    assertThat(changed.path("suspended").toString()).isEqualTo("true");
    assertThat(changed.path("subject").asString()).isEqualTo("Revenue this morning");
    viewer
        .get("/subscriptions/" + luid)
        .isRefused(403004, "The user 'viewer' is not permitted to perform this action.");
    assertThat(viewer.get("/subscriptions").at("/subscriptions").toString()).isEqualTo("{}");
  }

  @Test
  void makesAnAlertThatItsMakerGets() {
    var view = simulator.views().getFirst().luid();
    var made =
        client.site(
            "POST",
            "/dataAlerts",
            """
            {"dataAlertCreateAlert":{"subject":"Low","alertCondition":"below","alertThreshold":"3",\
            "frequency":"Hourly","visibility":"private","viewId":"%s"}}\
            """
                .formatted(view));
    var luid = made.at("/dataAlert/id").asString();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("/dataAlert/recipients/recipient/0/id").asString())
        .isEqualTo(simulator.user("admin").luid());
    assertThat(client.get("/dataAlerts").at("/dataAlerts/dataAlert")).hasSize(2);
    assertThat(viewer.get("/dataAlerts").at("/dataAlerts/dataAlert")).hasSize(1);
    assertThat(viewer.get("/dataAlerts/" + luid).at("/error/code").asString()).isEqualTo("404029");
  }

  @Test
  void filtersRenamesAndDeletesACustomView() {
    var view = simulator.views().getFirst().luid();
    var luid =
        client
            .get("/customviews?filter=viewId:eq:" + view)
            .at("/customViews/customView/0/id")
            .asString();

    client.siteXml(
        "PUT",
        "/customviews/" + luid,
        "<tsRequest><customView name=\"East &amp; more\"/></tsRequest>");

    assertThat(client.get("/customviews/" + luid).at("/customView/name").asString())
        .isEqualTo("East & more");
    viewer
        .site("DELETE", "/customviews/" + luid, "")
        .isRefused(403004, "The user 'viewer' is not permitted to perform this action.");
    assertThat(client.site("DELETE", "/customviews/" + luid, "").status()).isEqualTo(204);
    assertThat(client.get("/customviews").at("/customViews").toString()).isEqualTo("{}");
  }

  @Test
  void warnsOfADatasourceAndTellsTheMetadataApi() {
    var luid = simulator.datasource("Revenue").luid();
    var path = "/dataQualityWarnings/datasource/" + luid;
    var made =
        client.siteXml(
            "POST",
            path,
            """
            <tsRequest><dataQualityWarning type="STALE" isActive="true" isSevere="true" \
            message="old &lt;data&gt;"/></tsRequest>\
            """);

    assertThat(made.elements("dataQualityWarning").getFirst().getAttribute("contentType"))
        .isEqualTo("DATASOURCE");
    var warning = client.get(path).at("/dataQualityWarningList/dataQualityWarning/0");
    assertThat(warning.path("message").asString()).isEqualTo("old <data>");
    assertThat(warning.path("userDisplayName").asString()).isEqualTo("Ada Admin");
    assertThat(hasActiveWarning(luid)).isEqualTo("true");

    var one = "/dataQualityWarnings/" + warning.path("id").asString();
    client.site("PUT", one, "{\"dataQualityWarning\":{\"isActive\":false}}").isOk();
    assertThat(hasActiveWarning(luid)).isEqualTo("false");
    assertThat(client.site("DELETE", path, "").status()).isEqualTo(204);
    assertThat(client.get(path).at("/dataQualityWarningList").toString()).isEqualTo("{}");
    assertThat(client.get(one).at("/error/code").asString()).isEqualTo("404030");
  }

  @Test
  void warnsByItselfWhileARefreshFails() throws InterruptedException {
    var luid = simulator.datasource("Revenue").luid();
    var triggers =
        "/dataQualityTriggers/datasource/contentIds?filter=contentId:in:%5B" + luid + "%5D";
    var warnings = "/dataQualityWarnings/datasource/" + luid;
    client
        .site(
            "POST", triggers, "{\"dataQualityTrigger\":{\"severe\":true,\"message\":\"It broke\"}}")
        .isOk();

    simulator.failNextRefresh("Revenue", "no route to host");
    refresh();
    var warning = client.get(warnings).at("/dataQualityWarningList/dataQualityWarning/0");
    assertThat(warning.path("message").asString()).isEqualTo("It broke");
    assertThat(warning.path("isSevere").toString()).isEqualTo("true");
    refresh();
    assertThat(client.get(warnings).at("/dataQualityWarningList").toString()).isEqualTo("{}");

    assertThat(
            client
                .get(triggers)
                .at("/dataQualityTriggerList/dataQualityTrigger/0/contentId")
                .asString())
        .isEqualTo(luid);
    assertThat(client.site("DELETE", triggers, "").status()).isEqualTo(204);
    assertThat(client.get(triggers).at("/dataQualityTriggerList").toString()).isEqualTo("{}");
  }

  private void refresh() throws InterruptedException {
    simulator.refresh("Revenue");
    simulator.awaitIdle(Duration.ofSeconds(10));
  }

  @Test
  void hasNoTablesToWarnOf() {
    assertThat(client.get("/dataQualityWarnings/table/x").status()).isEqualTo(404);
    assertThat(client.get("/dataQualityWarnings/nonsense/x").at("/error/code").asString())
        .isEqualTo("404003");
  }

  @Test
  void tagsManyThingsOrNone() {
    var workbook = simulator.workbook("Revenue Overview").luid();
    var view = simulator.views().getFirst().luid();
    batch("batchCreate", "a,b", "Workbook:" + workbook, "View:" + view).isOk();

    assertThat(simulator.workbook(workbook).listing().tags())
        .containsExactly("critical", "finance", "a", "b");
    assertThat(client.get("/views?filter=tags:eq:a").at("/views/view/0/id").asString())
        .isEqualTo(view);
    batch("batchDelete", "a,critical", "Workbook:" + workbook, "Workbook:gone")
        .isRefused(404006, "Workbook 'gone' could not be found.");
    assertThat(simulator.workbook(workbook).listing().tags()).contains("a", "critical");
    batch("batchDelete", "a,critical", "Workbook:" + workbook).isOk();
    assertThat(simulator.workbook(workbook).listing().tags()).containsExactly("finance", "b");
  }

  private TestClient.Answer batch(String action, String labels, String... contents) {
    var body = new StringBuilder("<tsRequest><tagBatch><tags>");
    for (var label : labels.split(",", -1)) {
      body.append("<tag label=\"%s\"/>".formatted(label));
    }
    body.append("</tags><contents>");
    for (var content : contents) {
      var parts = content.split(":", 2);
      body.append("<content contentType=\"%s\" id=\"%s\"/>".formatted(parts[0], parts[1]));
    }
    body.append("</contents></tagBatch></tsRequest>");
    var path = "/api/3.27/sites/%s/tags:%s".formatted(DemoSite.LUID, action);
    return client.send(
        client.request("PUT", path, body.toString()).setHeader("Content-Type", "application/xml"));
  }

  private TestClient.Answer subscribe(String view, String schedule) {
    return client.site(
        "POST",
        "/subscriptions",
        """
        {"subscription":{"subject":"s","content":{"id":"%s","type":"View"},\
        "schedule":{"id":"%s"},"user":{"id":"%s"}}}\
        """
            .formatted(view, schedule, simulator.user("maya").luid()));
  }

  private String hasActiveWarning(String luid) {
    return client
        .raw(
            "POST",
            "/api/metadata/graphql",
            """
            {"query":"{publishedDatasources(filter:{luid:\\"%s\\"}){hasActiveWarning}}"}\
            """
                .formatted(luid))
        .at("/data/publishedDatasources/0/hasActiveWarning")
        .toString();
  }

  private String taskOf(String contentLuid) {
    for (var task : client.get("/tasks/extractRefreshes").at("/tasks/task")) {
      var refresh = task.path("extractRefresh");
      if (refresh.toString().contains(contentLuid)) {
        return "/tasks/extractRefreshes/" + refresh.path("id").asString();
      }
    }
    throw new AssertionError("no task");
  }
}
