package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentIT {

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void givesAWorkbookWithItsViews() {
    var workbook = simulator.workbook("Revenue Overview");
    var answer = client.get("/workbooks/" + workbook.luid()).at("/workbook");

    assertThat(answer.path("name").asString()).isEqualTo("Revenue Overview");
    assertThat(answer.path("description").asString()).isEqualTo("Revenue by region and month.");
    assertThat(answer.path("webpageUrl").asString())
        .isEqualTo(simulator.uri() + "/#/site/demo/workbooks/" + workbook.listing().number());
    // booleans as strings are one of Tableau's habits
    assertThat(answer.path("showTabs").toString()).isEqualTo("\"true\"");
    assertThat(answer.path("createdAt").asString()).isEqualTo("2026-01-05T08:00:00Z");
    assertThat(answer.at("/project/name").asString()).isEqualTo("Reports");
    assertThat(answer.at("/tags/tag/0/label").asString()).isEqualTo("critical");
    assertThat(ListingIT.names(answer.at("/views/view"))).containsExactly("Summary", "By Region");
    assertThat(answer.at("/views/view/1/contentUrl").asString())
        .isEqualTo("RevenueOverview/sheets/ByRegion");
    assertThat(answer.path("defaultViewId")).isEqualTo(answer.at("/views/view/0/id"));
  }

  @Test
  void keepsAwkwardNamesInJsonAndXml() {
    var name = "Cash \"Flow\" <draft> & Notes";
    var luid = simulator.workbook(name).luid();

    assertThat(client.get("/workbooks/" + luid).at("/workbook/name").asString()).isEqualTo(name);
    var xml =
        client.send(
            client
                .request(
                    "GET", "/api/3.27/sites/%s/workbooks/%s".formatted(DemoSite.LUID, luid), "")
                .setHeader("Accept", "application/xml"));
    assertThat(xml.text()).contains("name=\"Cash &quot;Flow&quot; &lt;draft> &amp; Notes\"");
    assertThat(xml.text()).contains("<tags/>");
  }

  @ParameterizedTest
  @CsvSource({
    "workbooks, 404006, Workbook",
    "datasources, 404004, Datasource",
    "views, 404011, View",
    "flows, 404032, Flow"
  })
  void missesWhatIsNotThere(String list, int code, String word) {
    client
        .get("/%s/nothing".formatted(list))
        .isRefused(code, "%s 'nothing' could not be found.".formatted(word));
  }

  @Test
  void doesNotMixUpKinds() {
    var view = simulator.views().getFirst().luid();

    client
        .get("/workbooks/" + view)
        .isRefused(404006, "Workbook '%s' could not be found.".formatted(view));
  }

  @Test
  void tellsOfADatasourceWhetherItIsCertified() {
    var revenue =
        client.get("/datasources/" + simulator.datasource("Revenue").luid()).at("/datasource");
    var crm =
        client.get("/datasources/" + simulator.datasource("CRM Accounts").luid()).at("/datasource");

    assertThat(revenue.path("isCertified").toString()).isEqualTo("true");
    assertThat(revenue.path("certificationNote").asString())
        .isEqualTo("Checked by the controlling team.");
    assertThat(crm.path("isCertified").toString()).isEqualTo("false");
    assertThat(crm.has("certificationNote")).isFalse();
  }

  @Test
  void certifiesRenamesAndMovesADatasource() {
    var luid = simulator.datasource("CRM Accounts").luid();
    var finance =
        simulator.projects().stream()
            .filter(p -> p.name().equals("Finance"))
            .findFirst()
            .orElseThrow();
    var answer =
        client.site(
            "PUT",
            "/datasources/" + luid,
            """
            {"datasource":{"name":"CRM","isCertified":true,"certificationNote":"ok","description":"d",\
            "project":{"id":"%s"},"owner":{"id":"%s"}}}\
            """
                .formatted(finance.luid(), simulator.user("zoe").luid()));

    assertThat(answer.isOk().at("/datasource/name").asString()).isEqualTo("CRM");
    var changed = simulator.datasource(luid);
    assertThat(changed.certified()).isTrue();
    assertThat(changed.certificationNote()).isEqualTo("ok");
    assertThat(changed.listing().description()).isEqualTo("d");
    assertThat(changed.listing().ownerLuid()).isEqualTo(simulator.user("zoe").luid());
    assertThat(simulator.projectPath(changed)).isEqualTo("Finance");
  }

  @Test
  void movesTheViewsAlongWithAWorkbook() {
    var workbook = simulator.workbook("Revenue Overview");
    var view = simulator.views().getFirst();
    client
        .site(
            "PUT",
            "/workbooks/" + workbook.luid(),
            "{\"workbook\":{\"showTabs\":\"false\",\"owner\":{\"id\":\"%s\"}}}"
                .formatted(simulator.user("sam").luid()))
        .isOk();

    assertThat(simulator.workbook(workbook.luid()).showTabs()).isFalse();
    assertThat(client.get("/views/" + view.luid()).at("/view/owner/id").asString())
        .isEqualTo(simulator.user("sam").luid());
  }

  @Test
  void changesNothingWhenTheNewPlaceIsUnknown() {
    var workbook = simulator.workbook("Revenue Overview");

    client
        .site(
            "PUT",
            "/workbooks/" + workbook.luid(),
            "{\"workbook\":{\"name\":\"New\",\"project\":{\"id\":\"nowhere\"}}}")
        .isRefused(404005, "Project 'nowhere' could not be found.");
    client
        .site("PUT", "/workbooks/" + workbook.luid(), "{\"workbook\":{\"owner\":{\"id\":\"x\"}}}")
        .isRefused(404002, "User 'x' could not be found.");

    assertThat(simulator.workbook("Revenue Overview")).isEqualTo(workbook);
  }

  @Test
  void movesAFlowButDoesNotRenameIt() {
    var flow = simulator.flows().getFirst();
    client
        .site(
            "PUT",
            "/flows/" + flow.luid(),
            "{\"flow\":{\"name\":\"Other\",\"owner\":{\"id\":\"%s\"}}}"
                .formatted(simulator.user("zoe").luid()))
        .isOk();

    assertThat(simulator.flows().getFirst().name()).isEqualTo("Clean Orders");
    assertThat(simulator.flows().getFirst().listing().ownerLuid())
        .isEqualTo(simulator.user("zoe").luid());
  }

  @Test
  void deletesAWorkbookWithItsViewsAndBroadcasts() {
    var workbook = simulator.workbook("Revenue Overview");
    var views = simulator.views().size();

    assertThat(client.site("DELETE", "/workbooks/" + workbook.luid(), "").status()).isEqualTo(204);

    assertThat(client.get("/workbooks/" + workbook.luid()).status()).isEqualTo(404);
    assertThat(simulator.views()).hasSize(views - 2);
    assertThat(simulator.broadcasts())
        .hasSize(1)
        .noneMatch(broadcast -> broadcast.workbookLuid().equals(workbook.luid()));
  }

  @Test
  void deletesViewsSince327() {
    var view = simulator.views().getFirst().luid();

    client
        .version("3.26")
        .site("DELETE", "/views/" + view, "")
        .isRefused(405000, "Request type 'DELETE' is not allowed.");
    assertThat(client.version("3.27").site("DELETE", "/views/" + view, "").status()).isEqualTo(204);
  }

  @Test
  void countsTheUseOfAView() {
    var view = simulator.views().getFirst();

    assertThat(client.get("/views/" + view.luid()).at("/view").has("usage")).isFalse();
    assertThat(
            client
                .get("/views/" + view.luid() + "?includeUsageStatistics=true")
                .at("/view/usage/totalViewCount")
                .asString())
        .isEqualTo("42");
  }

  @Test
  void listsTheViewsOfAWorkbookWithoutPages() {
    var answer = client.get("/workbooks/" + simulator.workbook("Pipeline 🚀").luid() + "/views");

    assertThat(ListingIT.names(answer.at("/views/view")))
        .containsExactly("Pipeline 🚀", "Won & Lost");
    assertThat(answer.json().has("pagination")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"workbooks", "datasources", "views", "flows"})
  void addsAndRemovesTags(String list) {
    var item = list.substring(0, list.length() - 1);
    var luid =
        client
            .get("/%s?pageSize=1".formatted(list))
            .at("/%s/%s/0/id".formatted(list, item))
            .asString();
    var tags = "/%s/%s/tags".formatted(list, luid);

    var added =
        client.site("PUT", tags, "{\"tags\":{\"tag\":[{\"label\":\"a/b c\"},{\"label\":\"ü\"}]}}");

    assertThat(added.isOk().at("/tags/tag").toString())
        .endsWith("{\"label\":\"a/b c\"},{\"label\":\"ü\"}]");
    assertThat(client.site("DELETE", tags + "/a%2Fb%20c", "").status()).isEqualTo(204);
    var left = client.get("/%s/%s".formatted(list, luid)).at("/%s/tags/tag".formatted(item));
    assertThat(left.toString()).contains("{\"label\":\"ü\"}").doesNotContain("a/b c");
  }

  @Test
  void takesOneTagAloneWithoutAnArray() {
    var luid = simulator.workbook("EMEA Forecast").luid();

    client
        .site("PUT", "/workbooks/" + luid + "/tags", "{\"tags\":{\"tag\":{\"label\":\"one\"}}}")
        .isOk();

    assertThat(simulator.workbook(luid).listing().tags()).containsExactly("sales", "one");
  }

  @Test
  void letsAViewerLookButNotTouch() {
    var viewer = TestClient.of(simulator).signedIn("viewer", "viewer");
    var luid = simulator.workbook("EMEA Forecast").luid();
    var refusal = "The user 'viewer' is not permitted to perform this action.";

    viewer.get("/workbooks/" + luid).isOk();
    viewer.site("DELETE", "/workbooks/" + luid, "").isRefused(403004, refusal);
    viewer.site("POST", "/workbooks/" + luid + "/refresh", "{}").isRefused(403004, refusal);
    viewer.get("/jobs").isRefused(403004, refusal);
    viewer.get("/users").isRefused(403004, refusal);
    viewer.get("/users/" + simulator.user("maya").luid()).isRefused(403004, refusal);
    viewer.get("/users/" + simulator.user("viewer").luid()).isOk();
  }

  @Test
  void hasTheSameLuidsAtEveryStart() {
    try (var other = TableauSimulator.start(SimulatorSettings.immediate())) {
      assertThat(other.workbooks()).isEqualTo(simulator.workbooks());
      assertThat(other.users()).isEqualTo(simulator.users());
      assertThat(other.projects()).isEqualTo(simulator.projects());
    }
  }

  @Test
  void publishesAnUploadAndOverwritesItOnlyWhenAsked() {
    var created = publish("workbook", "Board Pack", "");

    assertThat(created.status()).isEqualTo(201);
    var luid = created.at("/workbook/id").asString();
    assertThat(simulator.projectPath(simulator.workbook("Board Pack"))).isEqualTo("Default");
    publish("workbook", "Board Pack", "")
        .isRefused(
            403007,
            "The workbook 'Board Pack' already exists and may not be overwritten without the"
                + " 'overwrite' flag set to 'true'.");
    assertThat(publish("workbook", "Board Pack", "?overwrite=true").at("/workbook/id").asString())
        .isEqualTo(luid);
    assertThat(publish("datasource", "Board Data", "").at("/datasource/name").asString())
        .isEqualTo("Board Data");
  }

  @Test
  void refusesAnUploadWithoutItsParts() {
    client
        .site("POST", "/workbooks", "{\"workbook\":{}}")
        .isRefused(
            400000,
            "Payload is either malformed or incomplete."
                + " (the content type is not multipart/mixed with a boundary)");
  }

  private TestClient.Answer publish(String kind, String name, String query) {
    var body =
        """
        --part
        Content-Disposition: name="request_payload"
        Content-Type: text/xml

        <tsRequest><%1$s name="%2$s"></%1$s></tsRequest>
        --part
        Content-Disposition: name="tableau_%1$s"; filename="file.twb"
        Content-Type: application/octet-stream

        <file/>
        --part--
        """
            .formatted(kind, name)
            .replace("\n", "\r\n");
    var path = "/api/3.27/sites/%s/%ss%s".formatted(DemoSite.LUID, kind, query);
    return client.send(
        client
            .request("POST", path, body)
            .setHeader("Content-Type", "multipart/mixed; boundary=part"));
  }
}
