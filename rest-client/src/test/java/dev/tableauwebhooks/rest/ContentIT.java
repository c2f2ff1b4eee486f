package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.model.ContentFacts;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.rest.model.Datasource;
import dev.tableauwebhooks.rest.model.Flow;
import dev.tableauwebhooks.rest.model.Reference;
import dev.tableauwebhooks.rest.model.RefreshStart.AlreadyQueued;
import dev.tableauwebhooks.rest.model.RefreshStart.Queued;
import dev.tableauwebhooks.rest.model.Site;
import dev.tableauwebhooks.rest.model.User;
import dev.tableauwebhooks.rest.model.View;
import dev.tableauwebhooks.rest.model.Workbook;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContentIT {
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
  void readsAWorkbook() {
    tableau.onSite(
        "GET",
        "/workbooks/w1",
        """
        {"workbook": {"id": "w1", "name": "Sales \\"<é😀>\\"\\n2", "description": "All sales",
          "contentUrl": "Sales", "webpageUrl": "https://t/#/site/MySite/workbooks/7",
          "showTabs": "true", "size": "12", "createdAt": "2025-01-02T03:04:05Z",
          "updatedAt": "2026-01-02T03:04:05Z", "defaultViewId": "v1",
          "project": {"id": "p1", "name": "Finance"}, "owner": {"id": "u1"},
          "tags": {"tag": [{"label": "critical"}, {"label": "a b"}]},
          "views": {"view": {"id": "v1", "name": "Overview", "contentUrl": "Sales/sheets/O"}}}}
        """);
    var view = facts("v1", "Overview");
    assertThat(client.workbooks().get("w1"))
        .isEqualTo(
            new Workbook(
                new ContentFacts(
                    "w1",
                    "Sales \"<é😀>\"\n2",
                    Optional.of("All sales"),
                    Optional.of("https://t/#/site/MySite/workbooks/7"),
                    Optional.of(Instant.parse("2025-01-02T03:04:05Z")),
                    Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                    Optional.of(new Reference("p1", Optional.of("Finance"))),
                    Optional.of(new Reference("u1", Optional.empty())),
                    List.of("critical", "a b")),
                Optional.of("Sales"),
                OptionalLong.of(12),
                Optional.of("v1"),
                List.of(
                    new View(
                        view,
                        Optional.of("Sales/sheets/O"),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty()))));
  }

  @Test
  void readsWhatIsMissingOrOddAsAbsent() {
    tableau.onSite(
        "GET",
        "/workbooks/w1",
        """
        {"workbook": {"id": "w1", "name": "Sales", "description": "", "size": "large",
          "createdAt": "yesterday", "project": {}, "owner": null, "tags": {}, "views": ""}}
        """);
    assertThat(client.workbooks().get("w1"))
        .isEqualTo(
            new Workbook(
                facts("w1", "Sales"),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                List.of()));
  }

  @Test
  void readsADatasource() {
    tableau.onSite(
        "GET",
        "/datasources/d1",
        """
        {"datasource": {"id": "d1", "name": "Orders", "contentUrl": "Orders", "type": "sqlserver",
          "isCertified": "true", "certificationNote": "By Jane", "tags": {"tag": []}}}
        """);
    assertThat(client.datasources().get("d1"))
        .isEqualTo(
            new Datasource(
                facts("d1", "Orders"),
                Optional.of("Orders"),
                Optional.of("sqlserver"),
                true,
                Optional.of("By Jane")));
  }

  @Test
  void readsAView() {
    tableau.onSite(
        "GET",
        "/views/v1",
        """
        {"view": {"id": "v1", "name": "Overview", "contentUrl": "Sales/sheets/Overview",
          "viewUrlName": "Overview", "workbook": {"id": "w1"}, "usage": {"totalViewCount": "42"},
          "tags": {}}}
        """);
    assertThat(client.views().get("v1"))
        .isEqualTo(
            new View(
                facts("v1", "Overview"),
                Optional.of("Sales/sheets/Overview"),
                Optional.of("Overview"),
                Optional.of(new Reference("w1", Optional.empty())),
                OptionalLong.of(42)));
    assertThat(tableau.received().getLast().query()).isEqualTo("includeUsageStatistics=true");
  }

  @Test
  void readsAFlowAUserAndTheSite() {
    tableau
        .onSite("GET", "/flows/f1", "{\"flow\": {\"id\": \"f1\", \"name\": \"Prep\"}}")
        .onSite(
            "GET",
            "/users/u1",
            """
            {"user": {"id": "u1", "name": "jane", "fullName": "Jane Smith",
              "email": "jane@example.com", "siteRole": "Creator",
              "lastLogin": "2026-01-01T00:00:00Z", "domain": {"name": "local"}}}
            """)
        .onSite(
            "GET",
            "",
            """
            {"site": {"id": "site-luid", "name": "My Site", "contentUrl": "", "state": "Active"}}
            """);
    assertThat(client.flows().get("f1")).isEqualTo(new Flow(facts("f1", "Prep"), Optional.empty()));
    assertThat(client.users().get("u1"))
        .isEqualTo(
            new User(
                "u1",
                "jane",
                Optional.of("Jane Smith"),
                Optional.of("jane@example.com"),
                Optional.of("Creator"),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of("local")));
    assertThat(client.site())
        .isEqualTo(new Site("site-luid", "My Site", "", Optional.of("Active")));
  }

  @Test
  void findsTheViewsOfAWorkbook() {
    tableau.onSite(
        "GET",
        "/workbooks/w1/views",
        """
        {"views": {"view": [{"id": "v1", "name": "A"}, {"id": "v2", "name": "B"}]}}
        """);
    assertThat(client.workbooks().views("w1")).extracting(View::name).containsExactly("A", "B");
  }

  @Test
  void keepsAnOddIdentifierWithinItsPath() {
    tableau.onSite(
        "GET", "/workbooks/a%2Fb%3Fc", "{\"workbook\": {\"id\": \"a/b?c\", \"name\": \"Odd\"}}");
    assertThat(client.workbooks().get("a/b?c").name()).isEqualTo("Odd");
  }

  @Test
  void fetchesPagesOnlyAsFarAsTheStreamIsRead() {
    tableau.onSite("GET", "/workbooks", request -> page(request.query(), 2500));
    var all = Query.all().pageSize(1000);

    assertThat(client.workbooks().list(all).limit(1000)).hasSize(1000);
    assertThat(tableau.received("GET /api/3.27/sites/site-luid/workbooks")).hasSize(1);

    assertThat(client.workbooks().list(all).map(Workbook::luid))
        .hasSize(2500)
        .doesNotHaveDuplicates()
        .startsWith("w0")
        .endsWith("w2499");
    assertThat(tableau.received("GET /api/3.27/sites/site-luid/workbooks"))
        .extracting(StandIn.Received::query)
        .containsExactly(
            "pageSize=1000&pageNumber=1",
            "pageSize=1000&pageNumber=1",
            "pageSize=1000&pageNumber=2",
            "pageSize=1000&pageNumber=3");
  }

  @Test
  void endsAListThatIsShorterThanItSays() {
    tableau.onSite(
        "GET",
        "/datasources",
        request ->
            Reply.json(
                200,
                request.query().endsWith("pageNumber=1")
                    ? """
                    {"pagination": {"pageNumber": "1", "pageSize": "100", "totalAvailable": "250"},
                     "datasources": {"datasource": {"id": "d1", "name": "Only"}}}
                    """
                    : """
                    {"pagination": {"totalAvailable": "250"}, "datasources": {}}
                    """));
    assertThat(client.datasources().list(Query.all()))
        .extracting(Datasource::luid)
        .containsExactly("d1");
  }

  @Test
  void sendsFiltersAndSorts() {
    tableau.onSite("GET", "/jobs", "{\"pagination\": {}, \"backgroundJobs\": {}}");
    assertThat(client.jobs().failedSince(Instant.parse("2026-01-02T03:04:05Z"))).isEmpty();
    assertThat(tableau.received().getLast().query())
        .isEqualTo(
            "filter=jobType%3Ain%3A%5Brefresh_extracts%2Cincrement_extracts%5D%2Cstatus%3Aeq%3AFailed"
                + "%2CcompletedAt%3Agt%3A2026-01-02T03%3A04%3A05Z&sort=completedAt%3Adesc"
                + "&pageSize=100&pageNumber=1");
  }

  @Test
  void listsViewsFlowsUsersProjectsAndJobs() {
    tableau
        .onSite("GET", "/views", "{\"views\": {\"view\": [{\"id\": \"v\"}]}}")
        .onSite("GET", "/flows", "{\"flows\": {\"flow\": [{\"id\": \"f\"}]}}")
        .onSite("GET", "/users", "{\"users\": {\"user\": [{\"id\": \"u\"}]}}")
        .onSite(
            "GET",
            "/jobs",
            """
            {"backgroundJobs": {"backgroundJob": [{"id": "j", "status": "Failed",
              "jobType": "refresh_extracts", "title": "Sales",
              "endedAt": "2026-01-01T00:00:00Z"}]}}
            """)
        .onSite(
            "GET",
            "/projects",
            """
            {"projects": {"project": [{"id": "1", "name": "Finance"},
              {"id": "2", "name": "Reports", "parentProjectId": "1", "owner": {"id": "u"}}]}}
            """);
    assertThat(client.views().list(Query.all())).extracting(View::luid).containsExactly("v");
    assertThat(client.flows().list(Query.all())).extracting(Flow::luid).containsExactly("f");
    assertThat(client.users().list(Query.all())).extracting(User::luid).containsExactly("u");
    assertThat(client.jobs().list(Query.all()))
        .singleElement()
        .satisfies(job -> {
          assertThat(job.title()).contains("Sales");
          assertThat(job.endedAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        });
    assertThat(client.projects().path("2")).contains("Finance/Reports");
    assertThat(client.projects().tree().find("2").orElseThrow().ownerLuid()).contains("u");
  }

  @Test
  void addsAndRemovesTags() {
    tableau
        .onSite(
            "PUT",
            "/datasources/d1/tags",
            "{\"tags\": {\"tag\": [{\"label\": \"old\"}, {\"label\": \"new & <hot>\"}]}}")
        .onSite("DELETE", "/datasources/d1/tags/new%20%26%20%3Chot%3E", _ -> Reply.json(204, ""));
    assertThat(client.tags().add(ContentType.DATASOURCE, "d1", List.of("new & <hot>")))
        .containsExactly("old", "new & <hot>");
    assertThat(tableau.received().getLast().body())
        .isEqualTo("{\"tags\":{\"tag\":[{\"label\":\"new & <hot>\"}]}}");
    client.tags().remove(ContentType.DATASOURCE, "d1", "new & <hot>");
    assertThatThrownBy(() -> client.tags().remove(ContentType.FLOW, "f1", "x"))
        .isInstanceOfSatisfying(TableauException.class, e -> assertThat(e.isNotFound()).isTrue());
  }

  @Test
  void startsARefreshOrSaysThatOneIsQueued() {
    tableau
        .onSite(
            "POST",
            "/workbooks/w1/refresh",
            _ -> Reply.json(202, "{\"job\": {\"id\": \"j1\", \"mode\": \"Asynchronous\"}}"))
        .onSite(
            "POST",
            "/datasources/d1/refresh",
            _ -> Reply.error("409093", "Resource Conflict", "Job for 'Orders' is queued"));
    assertThat(client.workbooks().refresh("w1")).isEqualTo(new Queued("j1"));
    assertThat(tableau.received().getLast().body()).isEqualTo("{}");
    assertThat(client.datasources().refresh("d1"))
        .isEqualTo(new AlreadyQueued("Job for 'Orders' is queued"));
    assertThatThrownBy(() -> client.datasources().refresh("d2"))
        .isInstanceOf(TableauException.class);
  }

  private Reply page(String query, int total) {
    var number = Integer.parseInt(query.substring(query.indexOf("pageNumber=") + 11));
    var from = (number - 1) * 1000;
    var elements =
        IntStream.range(from, Math.min(total, from + 1000))
            .mapToObj(i -> "{\"id\": \"w%d\", \"name\": \"W\"}".formatted(i))
            .collect(Collectors.joining(","));
    return Reply.json(
        200,
        """
        {"pagination": {"pageNumber": "%d", "pageSize": "1000", "totalAvailable": "%d"},
         "workbooks": {"workbook": [%s]}}
        """
            .formatted(number, total, elements));
  }

  private static ContentFacts facts(String luid, String name) {
    return new ContentFacts(
        luid,
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
