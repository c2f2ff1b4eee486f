package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.site.TableauStandIn.Reply;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLookupsIT {
  private static final String WORKBOOK =
      """
      {"workbook": {"id": "w1", "name": "Sales 2", "description": "All sales",
        "webpageUrl": "https://t/#/site/my/workbooks/7", "createdAt": "2025-01-02T03:04:05Z",
        "updatedAt": "2026-01-02T03:04:05Z", "project": {"id": "p2", "name": "Reports"},
        "owner": {"id": "u1"}, "tags": {"tag": [{"label": "critical"}, {"label": "daily"}]}}}
      """;
  private static final String USER =
      """
      {"user": {"id": "u1", "name": "jane", "fullName": "Jane Smith", "email": "j@example.com"}}
      """;
  private static final String PROJECTS =
      """
      {"projects": {"project": [{"id": "p1", "name": "Finance"},
        {"id": "p2", "name": "Reports", "parentProjectId": "p1"}]}}
      """;

  private final SettableClock clock = new SettableClock();
  private final MemorySiteStore store = new MemorySiteStore();
  private TableauStandIn tableau;
  private Sites sites;

  @BeforeEach
  void start() throws IOException {
    tableau = TableauStandIn.start("luid-1");
    tableau.on("GET /workbooks/w1", WORKBOOK).on("GET /users/u1", USER);
    tableau.on("GET /projects", PROJECTS);
    sites =
        new Sites(
            List.of(tableau.settings("main")),
            store,
            clock,
            it -> Sites.client(it).clock(clock).sleeper(_ -> {}).build());
  }

  @AfterEach
  void stop() {
    sites.close();
    tableau.close();
  }

  @ParameterizedTest
  @CsvSource({
    "site.name, main, ",
    "site.contentUrl, my, ",
    "site.luid, luid-1, ",
    "content.luid, w1, ",
    "content.kind, workbook, ",
    "content.name, Sales 2, GET /workbooks/w1",
    "content.url, https://t/#/site/my/workbooks/7, GET /workbooks/w1",
    "content.description, All sales, GET /workbooks/w1",
    "content.tags, '[critical, daily]', GET /workbooks/w1",
    "content.project.luid, p2, GET /workbooks/w1",
    "content.project.name, Reports, GET /workbooks/w1",
    "content.project.path, Finance/Reports, GET /workbooks/w1 GET /projects",
    "content.owner.luid, u1, GET /workbooks/w1",
    "content.owner.name, jane, GET /workbooks/w1 GET /users/u1",
    "content.owner.fullName, Jane Smith, GET /workbooks/w1 GET /users/u1",
    "content.owner.email, j@example.com, GET /workbooks/w1 GET /users/u1",
    "content.createdAt, 2025-01-02T03:04:05Z, GET /workbooks/w1",
    "content.updatedAt, 2026-01-02T03:04:05Z, GET /workbooks/w1",
  })
  void fetchJustWhatAPathNeeds(String path, String value, String calls) {
    assertThat(lookups(EventType.WORKBOOK_REFRESH_FAILED).find(path).map(Object::toString))
        .contains(value);
    assertThat(String.join(" ", tableau.calls())).isEqualTo(calls == null ? "" : calls);
  }

  @Test
  void keepTheTypesOfValues() {
    tableau.on(
        "GET /datasources/d1",
        """
        {"datasource": {"id": "d1", "name": "Orders", "isCertified": true,
          "certificationNote": "By Jane", "createdAt": "2025-01-02T03:04:05Z", "tags": {}}}
        """);
    var lookups = lookups(EventType.DATASOURCE_UPDATED, "d1");
    assertThat(lookups.find("content.isCertified")).contains(true);
    assertThat(lookups.find("content.certificationNote")).contains("By Jane");
    assertThat(lookups.find("content.createdAt")).contains(Instant.parse("2025-01-02T03:04:05Z"));
    assertThat(lookups.find("content.tags")).contains(List.of());
    assertThat(lookups.find("content.project.path")).isEmpty();
    assertThat(lookups.find("content.owner.email")).isEmpty();
    assertThat(lookups.find("content.workbook.luid")).isEmpty();
    assertThat(lookups.find("job.error")).isEmpty();
    assertThat(tableau.calls()).containsExactly("GET /datasources/d1");
  }

  @Test
  void describeAView() {
    tableau.on(
        "GET /views/v1",
        """
        {"view": {"id": "v1", "name": "Overview", "contentUrl": "Sales/sheets/Overview",
          "workbook": {"id": "w1"}, "project": {"id": "p2"}}}
        """);
    var event =
        new TableauEvent.Unrecognized(
            "ViewLooked", origin(), Resource.of(ResourceKind.UNKNOWN, "v1", "Overview"));
    var lookups = sites.forEvent(event, clock.instant(), RefreshHistory.NONE);
    assertThat(lookups.find("content.kind")).contains("view");
    assertThat(lookups.find("content.workbook.luid")).contains("w1");
    assertThat(lookups.find("content.workbook.name")).contains("Sales 2");
    assertThat(lookups.find("content.project.name")).contains("Reports");
    assertThat(lookups.find("content.url"))
        .contains(tableau.uri() + "/#/site/my/views/Sales/Overview");
  }

  @Test
  void describeWhoBecameAdministrator() {
    var lookups = lookups(EventType.ADMIN_PROMOTED, "u1");
    assertThat(lookups.find("content.kind")).contains("user");
    assertThat(lookups.find("content.fullName")).contains("Jane Smith");
    assertThat(lookups.find("content.email")).contains("j@example.com");
    assertThat(lookups.find("content.url"))
        .contains(tableau.uri() + "/#/site/my/user/local/jane/content");
  }

  @Test
  void describeTheSite() {
    tableau.on("GET ", "{\"site\": {\"id\": \"luid-1\", \"name\": \"My Site\"}}");
    var lookups = lookups(EventType.SITE_UPDATED, "luid-1");
    assertThat(lookups.find("content.kind")).contains("site");
    assertThat(lookups.find("content.name")).contains("My Site");
    assertThat(lookups.find("site.url")).contains(tableau.uri() + "/#/site/my/home");
    assertThat(lookups(EventType.SITE_CREATED, "luid-2").find("content.url")).isEmpty();
  }

  @Test
  void findOutWhetherALabelIsOnAWorkbookOrADatasource() {
    tableau.on("GET /datasources/d1", "{\"datasource\": {\"id\": \"d1\", \"name\": \"Orders\"}}");
    var lookups = lookups(EventType.LABEL_CREATED, "d1");
    assertThat(lookups.find("content.kind")).contains("datasource");
    assertThat(tableau.calls()).containsExactly("GET /workbooks/d1", "GET /datasources/d1");
  }

  @Test
  void askTableauAgainForContentOfALaterEvent() {
    assertThat(lookups(EventType.WORKBOOK_UPDATED).find("content.name")).contains("Sales 2");
    assertThat(lookups(EventType.WORKBOOK_UPDATED).find("content.tags")).isPresent();
    assertThat(tableau.calls()).hasSize(1);

    clock.advance(Duration.ofSeconds(1));
    tableau.on("GET /workbooks/w1", WORKBOOK.replace("Sales 2", "Sales 3"));
    var later = lookups(EventType.WORKBOOK_UPDATED);
    assertThat(later.find("content.name")).contains("Sales 3");
    assertThat(later.find("content.owner.email")).contains("j@example.com");
    assertThat(later.find("content.project.path")).contains("Finance/Reports");

    clock.advance(Duration.ofSeconds(1));
    var latest = lookups(EventType.WORKBOOK_UPDATED);
    assertThat(latest.find("content.owner.email")).isPresent();
    assertThat(latest.find("content.project.path")).isPresent();
    assertThat(Collections.frequency(tableau.calls(), "GET /users/u1")).isEqualTo(1);
    assertThat(Collections.frequency(tableau.calls(), "GET /projects")).isEqualTo(1);
  }

  @Test
  void lookForANewProjectInANewList() {
    lookups(EventType.WORKBOOK_UPDATED).find("content.project.path");
    clock.advance(Duration.ofSeconds(1));
    tableau.on("GET /workbooks/w1", WORKBOOK.replace("\"p2\"", "\"p3\""));
    tableau.on("GET /projects", PROJECTS.replace("\"p2\"", "\"p3\""));
    assertThat(lookups(EventType.WORKBOOK_UPDATED).find("content.project.path"))
        .contains("Finance/Reports");
  }

  @Test
  void shareOneCallAmongAllRuns() throws Exception {
    var reached = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    tableau.on(
        "GET /workbooks/w1",
        _ -> {
          reached.countDown();
          end.await();
          return Reply.json(WORKBOOK);
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var names =
          IntStream.range(0, 32)
              .mapToObj(_ ->
                  threads.submit(() -> lookups(EventType.WORKBOOK_UPDATED).find("content.name")))
              .toList();
      reached.await();
      end.countDown();
      var seen = new HashSet<Optional<Object>>();
      for (var name : names) {
        seen.add(name.get());
      }
      assertThat(seen).containsExactly(Optional.of("Sales 2"));
    }
    assertThat(tableau.calls()).hasSize(1);
    assertThat(tableau.signIns()).isEqualTo(1);
  }

  @Test
  void rememberWhatIsGone() {
    var before = lookups(EventType.WORKBOOK_UPDATED);
    before.find("content.owner.email");
    before.find("content.project.path");
    clock.advance(Duration.ofMinutes(11));
    tableau
        .on("GET /workbooks/w1", _ -> Reply.error("404006", "gone"))
        .on("GET /users/u1", _ -> Reply.error("404002", "gone"))
        .on("GET /projects", "{\"projects\": {}}");
    var after = lookups(EventType.WORKBOOK_DELETED);
    assertThat(after.find("content.name")).contains("Sales 2");
    assertThat(after.find("content.tags")).contains(List.of("critical", "daily"));
    assertThat(after.find("content.updatedAt")).contains(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(after.find("content.owner.email")).contains("j@example.com");
    assertThat(after.find("content.project.path")).contains("Finance/Reports");
  }

  @Test
  void writeOnlyWhatHasChanged() {
    lookups(EventType.WORKBOOK_UPDATED).find("content.name");
    clock.advance(Duration.ofSeconds(1));
    lookups(EventType.WORKBOOK_UPDATED).find("content.name");
    assertThat(tableau.calls()).hasSize(2);
    assertThat(store.writes()).isEqualTo(1);
  }

  @Test
  void takeWhatIsGoneAndWasNeverSeenForAbsent() {
    var lookups = lookups(EventType.WORKBOOK_DELETED, "w9");
    assertThat(lookups.find("content.tags")).isEmpty();
    assertThat(lookups.find("content.owner.email")).isEmpty();
    assertThat(lookups.find("content.name")).contains("Sales");
  }

  @ParameterizedTest
  @CsvSource({"..", "a/b", "a?b", "'%2e'", "' '", "-"})
  void askNothingAboutAnIdentifierThatIsNone(String luid) {
    assertThat(lookups(EventType.WORKBOOK_UPDATED, luid).find("content.tags")).isEmpty();
    assertThat(tableau.calls()).isEmpty();
  }

  @Test
  void knowTheNameWhereThePayloadLacksTheIdentifier() {
    var event =
        TableauEvent.of(
            EventType.WORKBOOK_UPDATED,
            origin(),
            new Resource(ResourceKind.WORKBOOK, Optional.empty(), Optional.of("Sales")));
    var lookups = sites.forEvent(event, clock.instant(), RefreshHistory.NONE);
    assertThat(lookups.find("content.luid")).isEmpty();
    assertThat(lookups.find("content.name")).contains("Sales");
    assertThat(lookups.find("content.tags")).isEmpty();
  }

  @Test
  void doNotTakeTroubleForAbsence() {
    tableau.on("GET /workbooks/w1", _ -> Reply.status(503));
    var failure = failure();
    assertThat(failure.retry()).isTrue();
    assertThat(failure.waitAtLeast()).isEmpty();
    assertThat(failure)
        .hasMessage(
            "content.tags could not be looked up. Tableau answered 503 to GET"
                + " %s/api/3.27/sites/luid-1/workbooks/w1.",
            tableau.uri());
  }

  @Test
  void waitAsLongAsTableauSays() {
    tableau.on("GET /workbooks/w1", _ -> Reply.error("429000", "Please retry after 29 minutes."));
    assertThat(failure().waitAtLeast()).contains(Duration.ofMinutes(29));
    assertThat(failure().retry()).isTrue();
  }

  @Test
  void failForGoodWhereSomebodyMustMendIt() {
    tableau.on("GET /workbooks/w1", _ -> Reply.error("403004", "No"));
    assertThat(failure().retry()).isFalse();
    assertThat(failure().fix())
        .isEqualTo(
            "Give the user of the password of user 'admin' the permission, or sign in as a site"
                + " administrator.");
  }

  private LookupFailed failure() {
    var lookups = lookups(EventType.WORKBOOK_UPDATED);
    return catchThrowableOfType(LookupFailed.class, () -> lookups.find("content.tags"));
  }

  private Lookups lookups(EventType type) {
    return lookups(type, "w1");
  }

  private Lookups lookups(EventType type, String luid) {
    var event = TableauEvent.of(type, origin(), Resource.of(type.kind(), luid, "Sales"));
    return sites.forEvent(event, clock.instant(), RefreshHistory.NONE);
  }

  private static Origin origin() {
    return new Origin(Optional.of("luid-1"), Optional.empty(), Optional.empty());
  }
}
