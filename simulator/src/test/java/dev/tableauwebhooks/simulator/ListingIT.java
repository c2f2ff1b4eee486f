package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ListingIT {

  private static final TableauSimulator SIMULATOR =
      TableauSimulator.start(SimulatorSettings.immediate());
  private static final TestClient CLIENT = TestClient.admin(SIMULATOR);

  @AfterAll
  static void stop() {
    SIMULATOR.close();
  }

  @Test
  void writesThePaginationAsStrings() {
    var answer = CLIENT.get("/workbooks?pageSize=4&pageNumber=2");

    assertThat(answer.at("/pagination").toString())
        .isEqualTo("{\"pageNumber\":\"2\",\"pageSize\":\"4\",\"totalAvailable\":\"9\"}");
    assertThat(names(answer.at("/workbooks/workbook")))
        .containsExactly("Headcount", "Pipeline 🚀", "EMEA Forecast", "Warehouse Stock");
  }

  @Test
  void leavesOutTheChildOfAnEmptyList() {
    var nothing = CLIENT.get("/workbooks?filter=name:eq:none");

    assertThat(nothing.at("/workbooks").toString()).isEqualTo("{}");
    assertThat(nothing.at("/pagination/totalAvailable").asString()).isEqualTo("0");
    assertThat(CLIENT.get("/webhooks").text()).isEqualTo("{\"webhooks\":{}}");
    assertThat(CLIENT.get("/jobs").at("/backgroundJobs").toString()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          pageSize=1001       | 403014 | Page size '1001' exceeds the limit of 1000.
          pageSize=0          | 400007 | '0' is not a valid pageSize.
          pageNumber=x        | 400006 | 'x' is not a valid pageNumber.
          pageNumber=2        | 400006 | Invalid page number '2'.
          filter=color:eq:red | 400065 | The filter query contains a key which is not recognized for this api version.
          filter=name:eq      | 400065 | The filter query is missing a value for key 'name'.
          filter=name:is:x    | 400065 | The filter query contains an operator 'is' which is not valid.
          sort=name:up        | 400066 | The sort query 'name:up' is not valid.
          """)
  void refusesAListThatCannotBe(String query, int code, String detail) {
    CLIENT.get("/workbooks?" + query).isRefused(code, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          workbooks   | name:eq:Pipeline 🚀                          | Pipeline 🚀
          workbooks   | tags:eq:finance                              | Revenue Overview
          workbooks   | tags:in:[finance,ops]                        | Revenue Overview,Warehouse Stock
          workbooks   | tags:in:[critical],projectName:eq:Sales      | Pipeline 🚀
          workbooks   | name:in:[Headcount,EMEA Forecast]            | Headcount,Headcount,EMEA Forecast
          workbooks   | ownerName:eq:Zoë O'Neill,projectName:eq:Finance | Headcount
          workbooks   | ownerEmail:eq:jonas.weber@example.com        | Month End Close,EMEA Forecast
          workbooks   | name:has:head                                | Headcount,Headcount
          workbooks   | createdAt:gt:2026-06-01T00:00:00Z            | -
          datasources | createdAt:lte:2026-06-01T00:00:00Z,tags:eq:ops | Stock Levels
          datasources | isCertified:eq:true                          | Revenue,General Ledger
          views       | name:eq:Stock by Site                        | Stock by Site
          flows       | tags:eq:nightly                              | Clean Orders
          projects    | topLevelProject:eq:true                      | Default,Finance,Sales,Operations,R&D <Labs>
          projects    | name:eq:Monthly                              | Monthly
          users       | siteRole:eq:Creator                          | maya,sam
          """)
  void filters(String list, String filter, String expected) {
    var answer = CLIENT.get("/%s?filter=%s".formatted(list, encoded(filter))).isOk();
    var item = list.substring(0, list.length() - 1);

    assertThat(names(answer.at("/%s/%s".formatted(list, item))))
        .isEqualTo(expected.equals("-") ? List.of() : List.of(expected.split(",", -1)));
  }

  @Test
  void filtersByANameWithAColon() {
    var answer =
        CLIENT.get("/workbooks?filter=" + encoded("name:eq:O'Neill's Lab | Results: 100 %"));

    assertThat(names(answer.at("/workbooks/workbook")))
        .containsExactly("O'Neill's Lab | Results: 100 %");
  }

  @Test
  void sortsByAFieldAndThenAnother() {
    var answer = CLIENT.get("/workbooks?sort=projectName:desc,name:asc&pageSize=4");

    assertThat(names(answer.at("/workbooks/workbook")))
        .containsExactly(
            "Pipeline 🚀", "Revenue Overview", "O'Neill's Lab | Results: 100 %", "Headcount");
  }

  @Test
  void tellsOfAnOwnerNoMoreThanTheLuid() {
    var owner = CLIENT.get("/workbooks").at("/workbooks/workbook/0/owner");

    assertThat(owner.toString())
        .isEqualTo("{\"id\":\"%s\"}".formatted(SIMULATOR.user("maya").luid()));
  }

  @Test
  void tellsAllOfTheOwnerWhenAllFieldsAreAsked() {
    var owner = CLIENT.get("/workbooks?fields=_all_").at("/workbooks/workbook/0/owner");

    assertThat(owner.path("email").asString()).isEqualTo("maya.chen@example.com");
    assertThat(owner.path("fullName").asString()).isEqualTo("Maya Chen");
  }

  @Test
  void givesOnlyTheFieldsThatAreAsked() {
    var few = CLIENT.get("/workbooks?pageSize=1&fields=name,owner.email");
    var more = CLIENT.get("/workbooks?pageSize=1&fields=_default_,owner.email");

    assertThat(few.at("/workbooks/workbook/0").toString())
        .isEqualTo(
            "{\"name\":\"Revenue Overview\",\"owner\":{\"email\":\"maya.chen@example.com\"}}");
    assertThat(more.at("/workbooks/workbook/0/contentUrl").asString()).isEqualTo("RevenueOverview");
    assertThat(more.at("/workbooks/workbook/0/owner/email").asString())
        .isEqualTo("maya.chen@example.com");
  }

  @Test
  void hidesMailAddressesInTheListOfUsers() {
    var users = CLIENT.get("/users").at("/users/user");
    var maya = SIMULATOR.user("maya").luid();

    assertThat(users.get(1).has("email")).isFalse();
    assertThat(users.get(1).path("siteRole").asString()).isEqualTo("Creator");
    assertThat(CLIENT.get("/users/" + maya).at("/user/email").asString())
        .isEqualTo("maya.chen@example.com");
    assertThat(CLIENT.get("/users/" + SIMULATOR.user("sam").luid()).at("/user").has("email"))
        .isFalse();
  }

  @Test
  void nestsProjectsByTheirParents() {
    var monthly = CLIENT.get("/projects?filter=name:eq:Monthly").at("/projects/project/0");
    var reports = CLIENT.get("/projects?filter=name:eq:Reports").at("/projects/project/0");

    assertThat(monthly.path("parentProjectId").asString()).isEqualTo(reports.path("id").asString());
    assertThat(SIMULATOR.projectPath(SIMULATOR.workbook("Month End Close")))
        .isEqualTo("Finance/Reports/Monthly");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static List<String> names(JsonNode items) {
    var names = new ArrayList<String>();
    items.forEach(item -> names.add(item.path("name").asString()));
    return names;
  }
}
