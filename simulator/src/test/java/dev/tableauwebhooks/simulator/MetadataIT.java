package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GraphQL, search and Pulse: the parts of the API that speak a JSON of their own. */
class MetadataIT {

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void answersTheQueryForWhatDependsOnDatasources() {
    var query =
        """
        query($l:[String]){ publishedDatasourcesConnection(filter:{luidWithin:$l}){ nodes{ \
        luid name projectName isCertified extractLastRefreshTime owner{luid name username email} \
        downstreamWorkbooks{luid name projectName owner{luid name username email}} \
        downstreamFlows{luid name} downstreamDashboards{luid name} \
        downstreamOwners{luid name username email} } } }\
        """;
    var node =
        ask(query, "{\"l\":[\"%s\"]}".formatted(simulator.datasource("CRM Accounts").luid()))
            .at("/data/publishedDatasourcesConnection/nodes/0");

    assertThat(node.path("name").asString()).isEqualTo("CRM Accounts");
    assertThat(ListingIT.names(node.path("downstreamWorkbooks")))
        .containsExactly("Pipeline 🚀", "EMEA Forecast");
    assertThat(ListingIT.names(node.path("downstreamFlows"))).containsExactly("Clean Orders");
    assertThat(node.at("/owner/email").isNull()).isTrue();
    assertThat(node.at("/downstreamOwners/1/email").asString())
        .isEqualTo("jonas.weber@example.com");
  }

  @Test
  void seesAtOnceWhatChanges() {
    var workbook = simulator.workbook("Pipeline 🚀").luid();
    var query = "{ workbooks(filter:{projectName:\"Sales\"}) { luid name tags { name } } }";
    assertThat(ask(query, "{}").at("/data/workbooks")).hasSize(1);

    simulator.tag(workbook, "fresh");
    assertThat(ask(query, "{}").at("/data/workbooks/0/tags/0/name").asString()).isEqualTo("fresh");
    simulator.deleteWorkbook(workbook);
    assertThat(ask(query, "{}").at("/data/workbooks")).isEmpty();
  }

  @Test
  void cutsAConnectionIntoPages() {
    var query =
        """
        query($a:String){ workbooksConnection(first:3, after:$a){ totalCount \
        pageInfo{hasNextPage endCursor} nodes{name} } }\
        """;
    var first = ask(query, "{}").at("/data/workbooksConnection");
    var cursor = first.at("/pageInfo/endCursor").asString();
    var second = ask(query, "{\"a\":\"%s\"}".formatted(cursor)).at("/data/workbooksConnection");

    assertThat(first.path("totalCount").asInt()).isEqualTo(9);
    assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(ListingIT.names(second.path("nodes")))
        .hasSize(3)
        .doesNotContainAnyElementsOf(ListingIT.names(first.path("nodes")));
  }

  @Test
  void answersErrorsBesidesTheDataOnDemandAndOnce() {
    client
        .raw(
            "POST",
            "/simulator/metadataErrors",
            "{\"message\":\"Reached time limit of PT5S for query execution.\"}")
        .isOk();
    var partial = ask("{ flows { name } }", "{}");

    assertThat(partial.at("/errors/0/message").asString())
        .isEqualTo("Reached time limit of PT5S for query execution.");
    assertThat(partial.at("/data/flows/0/name").asString()).isEqualTo("Clean Orders");
    assertThat(ask("{ flows { name } }", "{}").json().has("errors")).isFalse();
  }

  @Test
  void answersAWrongQueryWithErrorsAndNoData() {
    var answer = ask("{ flows { color } }", "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/errors/0/message").asString()).contains("'color'");
    assertThat(answer.json().path("data").isEmpty()).isTrue();
    client
        .raw("POST", "/api/metadata/graphql", "no json")
        .isRefused(
            400000, "Payload is either malformed or incomplete. (the body is not a JSON object)");
  }

  @Test
  void needsASessionAndAVersionThatHasIt() {
    TestClient.of(simulator)
        .raw("POST", "/api/metadata/graphql", "{\"query\":\"{flows{name}}\"}")
        .isRefused(401000, "No authentication credentials were provided.");
    try (var old =
        TableauSimulator.start(SimulatorSettings.immediate().withRestApiVersion("3.4"))) {
      var answer =
          TestClient.of(old)
              .version("3.4")
              .signedIn("admin", "admin")
              .raw("POST", "/api/metadata/graphql", "{\"query\":\"{flows{name}}\"}");
      assertThat(answer.at("/error/code").asString()).isEqualTo("404003");
    }
  }

  @Test
  void findsContentByWordsTypeAndPage() {
    var hits = client.raw("GET", "/api/-/search?terms=Revenue&filter=type:eq:workbook", "");
    var byTag = client.raw("GET", "/api/-/search?terms=critical%20month&limit=1", "");

    assertThat(hits.at("/hits/total").asInt()).isEqualTo(1);
    assertThat(hits.at("/hits/items/0/content/title").asString()).isEqualTo("Revenue Overview");
    assertThat(hits.at("/hits/items/0/content/ownerName").asString()).isEqualTo("Maya Chen");
    assertThat(byTag.at("/hits/total").asInt()).isEqualTo(2);
    assertThat(byTag.at("/hits/items")).hasSize(1);
    client
        .raw("GET", "/api/-/search?limit=2001", "")
        .isRefused(400000, "'2001' is not a valid limit.");
  }

  @Test
  void speaksJsonBelowTheDashWhateverIsAccepted() {
    var found =
        client.send(client.request("GET", "/api/-/search?terms=x", "").setHeader("Accept", "*/*"));
    var missing =
        client.send(client.request("GET", "/api/-/pulse/metrics/x", "").setHeader("Accept", "*/*"));

    assertThat(found.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
    missing.isRefused(404000, "Metric 'x' could not be found.");
  }

  @Test
  void tellsOfPulseAsMuchAsTheViewSays() {
    var basic = client.raw("GET", "/api/-/pulse/definitions?page_size=1", "");
    var full =
        client.raw("GET", "/api/-/pulse/definitions?view=DEFINITION_VIEW_FULL&page_token=0", "");

    assertThat(basic.at("/definitions")).hasSize(1);
    assertThat(basic.at("/definitions/0/metrics")).isEmpty();
    assertThat(basic.at("/next_page_token").asString()).isEqualTo("1");
    assertThat(full.at("/definitions/0/metrics")).hasSize(2);
    assertThat(full.at("/definitions/0/metrics/1/specification/filters/0/field").asString())
        .isEqualTo("Region");
    assertThat(full.at("/next_page_token").asString()).isEmpty();
  }

  @Test
  void followsAndLeavesAMetric() {
    var metric =
        client
            .raw("GET", "/api/-/pulse/definitions?view=DEFINITION_VIEW_DEFAULT", "")
            .at("/definitions/0/metrics/0/id")
            .asString();
    var admin = simulator.user("admin").luid();
    var followed =
        client.raw(
            "POST",
            "/api/-/pulse/subscriptions",
            "{\"metric_id\":\"%s\",\"follower\":{\"user_id\":\"%s\"}}".formatted(metric, admin));
    var luid = followed.isOk().at("/subscription/id").asString();

    assertThat(
            client
                .raw("GET", "/api/-/pulse/metrics/" + metric, "")
                .at("/metric/is_followed")
                .asBoolean())
        .isTrue();
    assertThat(client.raw("DELETE", "/api/-/pulse/subscriptions/" + luid, "").status())
        .isEqualTo(204);
    assertThat(
            client
                .raw("GET", "/api/-/pulse/subscriptions?user_id=" + admin, "")
                .at("/subscriptions"))
        .hasSize(1);
  }

  @Test
  void saysAnotherNumberAfterARefresh() throws InterruptedException {
    var metric =
        client
            .raw("GET", "/api/-/pulse/definitions?view=DEFINITION_VIEW_DEFAULT", "")
            .at("/definitions/0/metrics/0/id")
            .asString();
    var body =
        """
        {"bundle_request":{"version":1,"input":{"metadata":{"metric_id":"%s"}}}}\
        """
            .formatted(metric);
    var before = client.raw("POST", "/api/-/pulse/insights/ban", body);
    simulator.refresh("Revenue");
    simulator.awaitIdle(Duration.ofSeconds(10));
    var after = client.raw("POST", "/api/-/pulse/insights/ban", body);

    var markup = "/bundle_response/result/insight_groups/0/insights/0/result/markup";
    assertThat(before.at(markup).asString()).startsWith("Sales is ");
    assertThat(after.at(markup).asString()).isNotEqualTo(before.at(markup).asString());
  }

  private TestClient.Answer ask(String query, String variables) {
    var body = TestClient.JSON.createObjectNode().put("query", query);
    body.set("variables", TestClient.JSON.readTree(variables));
    return client.raw("POST", "/api/metadata/graphql", body.toString());
  }
}
