package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
  void findTheJobOfARefreshByObjectOutcomeAndTime() {
    tableau.on(
        "GET /jobs",
        """
        {"pagination": {"pageNumber": "1", "pageSize": "1000", "totalAvailable": "4"},
         "backgroundJobs": {"backgroundJob": [
          {"id": "j1", "status": "Failed", "jobType": "refresh_extracts", "title": "Sales",
           "startedAt": "2026-03-01T11:40:00Z", "endedAt": "2026-03-01T11:41:00Z"},
          {"id": "j2", "status": "Success", "jobType": "refresh_extracts", "title": "Sales",
           "startedAt": "2026-03-01T11:59:00Z", "endedAt": "2026-03-01T11:59:58Z"},
          {"id": "j3", "status": "Failed", "jobType": "refresh_extracts", "title": "Sales",
           "startedAt": "2026-03-01T11:59:00Z", "endedAt": "2026-03-01T11:59:57Z"},
          {"id": "j4", "status": "Failed", "jobType": "increment_extracts", "title": "Sales",
           "startedAt": "2026-03-01T11:57:00Z", "endedAt": "2026-03-01T11:59:40Z"}]}}
        """);
    tableau.on("GET /jobs/j3", job("j3", "other", "2026-03-01T11:59:57Z", "Not this one"));
    tableau.on(
        "GET /jobs/j4",
        job(
            "j4",
            "w1",
            "2026-03-01T11:59:40Z",
            "java.lang.RuntimeException: Login failed for etl"));
    var lookups = refreshFailed("2026-03-01T12:00:00Z", RefreshHistory.NONE);
    assertThat(lookups.find("job.luid")).contains("j4");
    assertThat(lookups.find("job.error")).contains("Login failed for etl");
    assertThat(lookups.find("job.errorKind")).contains("login");
    assertThat(lookups.find("job.completedAt")).contains(Instant.parse("2026-03-01T11:59:40Z"));
    assertThat(lookups.find("job.seconds")).contains(160L);
    assertThat(tableau.calls()).containsExactly("GET /jobs", "GET /jobs/j3", "GET /jobs/j4");
  }

  @Test
  void leaveEachJobToOneEvent() {
    tableau.on(
        "GET /jobs",
        """
        {"backgroundJobs": {"backgroundJob": [
          {"id": "j1", "status": "Failed", "jobType": "refresh_extracts", "title": "Sales",
           "endedAt": "2026-03-01T11:59:10Z"},
          {"id": "j2", "status": "Failed", "jobType": "refresh_extracts", "title": "Sales",
           "endedAt": "2026-03-01T11:59:50Z"}]}}
        """);
    tableau.on("GET /jobs/j1", job("j1", "w1", "2026-03-01T11:59:10Z", "First"));
    tableau.on("GET /jobs/j2", job("j2", "w1", "2026-03-01T11:59:50Z", "Second"));
    RefreshHistory later =
        (_, _, _, _) ->
            List.of(new RefreshHistory.End(Instant.parse("2026-03-01T12:00:05Z"), true));
    assertThat(refreshFailed("2026-03-01T12:00:00Z", later).find("job.error")).contains("First");
    assertThat(refreshFailed("2026-03-01T12:00:00Z", RefreshHistory.NONE).find("job.error"))
        .contains("Second");
  }

  @Test
  void waitForAJobThatIsNotListedYetButNotForLong() {
    tableau.on("GET /jobs", "{\"backgroundJobs\": {}}");
    var received = clock.instant();
    var lookups = refreshFailed(received.toString(), RefreshHistory.NONE);
    assertThatThrownBy(() -> lookups.find("job.error"))
        .isInstanceOf(LookupFailed.class)
        .hasMessageContaining("does not show the refresh yet");
    tableau.on(
        "GET /jobs",
        """
        {"backgroundJobs": {"backgroundJob": {"id": "j1", "status": "Failed",
          "jobType": "refresh_extracts_via_bridge", "title": "Renamed", "endedAt": "%s"}}}
        """
            .formatted(received));
    tableau.on("GET /jobs/j1", job("j1", "w1", received.toString(), "Timed out"));
    clock.advance(Duration.ofSeconds(10));
    assertThat(lookups.find("job.errorKind")).contains("timeout");

    tableau.on("GET /jobs", "{\"backgroundJobs\": {}}");
    clock.advance(SharedCalls.KEPT);
    assertThat(lookups.find("job.errorKind")).isEmpty();
  }

  private Lookups refreshFailed(String createdAt, RefreshHistory history) {
    var origin =
        new Origin(Optional.of("luid-1"), Optional.of(Instant.parse(createdAt)), Optional.empty());
    var event =
        TableauEvent.of(
            EventType.WORKBOOK_REFRESH_FAILED,
            origin,
            Resource.of(ResourceKind.WORKBOOK, "w1", "Sales"));
    return sites.forEvent(event, clock.instant(), history);
  }

  private static String job(String luid, String workbook, String completedAt, String notes) {
    return """
    {"job": {"id": "%s", "type": "RefreshExtract", "finishCode": "1",
      "startedAt": "2026-03-01T11:57:00Z", "completedAt": "%s",
      "extractRefreshJob": {"notes": "%s", "workbook": {"id": "%s", "name": "Sales"}}}}
    """
        .formatted(luid, completedAt, notes, workbook);
  }

  @Test
  void tellHowNearAScheduleIsToItsSuspension() {
    tableau.on(
        "GET /tasks/extractRefreshes",
        """
        {"tasks": {"task": [
          {"extractRefresh": {"id": "t1", "consecutiveFailedCount": "3", "type": "FullRefresh",
            "schedule": {"frequency": "Daily", "nextRunAt": "2026-03-02T06:00:00Z"},
            "workbook": {"id": "w1"}}},
          {"extractRefresh": {"id": "t2", "consecutiveFailedCount": "0",
            "schedule": {"nextRunAt": "2026-03-01T18:00:00Z"}, "workbook": {"id": "w1"}}},
          {"extractRefresh": {"id": "t3", "consecutiveFailedCount": "5",
            "datasource": {"id": "d1"}}}]}}
        """);
    var lookups = lookups(EventType.WORKBOOK_REFRESH_FAILED);
    assertThat(lookups.find("task.luid")).contains("t1");
    assertThat(lookups.find("task.consecutiveFailures")).contains(3L);
    assertThat(lookups.find("task.isSuspendedSoon")).contains(true);
    assertThat(lookups.find("task.isSuspended")).contains(false);
    assertThat(lookups.find("task.nextRunAt")).contains(Instant.parse("2026-03-01T18:00:00Z"));
    var suspended = lookups(EventType.DATASOURCE_REFRESH_FAILED, "d1");
    assertThat(suspended.find("task.isSuspended")).contains(true);
    assertThat(suspended.find("task.isSuspendedSoon")).contains(false);
    assertThat(lookups(EventType.WORKBOOK_UPDATED, "w9").find("task.luid")).isEmpty();
    assertThat(tableau.calls()).containsExactly("GET /tasks/extractRefreshes");
  }

  @Test
  void tellWhoIsAffected() {
    tableau.on(
        "POST /api/metadata/graphql",
        """
        {"data": {"publishedDatasourcesConnection": {"nodes": [{"luid": "d1", "name": "Orders",
          "downstreamWorkbooks": [{"luid": "w1", "name": "Sales"}, {"luid": "w2", "name": "Sales"}],
          "downstreamDashboards": [{"luid": "v1", "name": "Overview"}], "downstreamFlows": [],
          "downstreamOwners": [{"luid": "u1", "name": "Jane", "username": "jane"},
            {"luid": "u2", "name": "Joe", "username": "joe", "email": "joe@example.com"}]}]}},
         "errors": [{"message": "Reached time limit of PT5S for query execution."}]}
        """);
    var lookups = lookups(EventType.DATASOURCE_REFRESH_FAILED, "d1");
    assertThat(lookups.find("lineage.workbooks")).contains(List.of("Sales"));
    assertThat(lookups.find("lineage.dashboards")).contains(List.of("Overview"));
    assertThat(lookups.find("lineage.flows")).contains(List.of());
    assertThat(lookups.find("lineage.owners")).contains(List.of("Jane", "Joe"));
    assertThat(lookups.find("lineage.isPartial")).contains(true);
    assertThat(lookups.find("lineage.ownerEmails"))
        .contains(List.of("j@example.com", "joe@example.com"));
    assertThat(tableau.calls()).containsExactly("POST /api/metadata/graphql", "GET /users/u1");
  }

  @Test
  void tellHowOftenContentIsUsed() {
    tableau.on(
        "GET /api/-/search",
        """
        {"hits": {"items": [
          {"content": {"type": "workbook", "luid": "w2", "title": "Sales", "hitsTotal": 7}},
          {"content": {"type": "workbook", "luid": "w1", "title": "Sales", "hitsTotal": 150,
            "hitsSmallSpanTotal": "10"}}]}}
        """);
    var lookups = lookups(EventType.WORKBOOK_REFRESH_FAILED);
    assertThat(lookups.find("usage.totalViews")).contains(150L);
    assertThat(lookups.find("usage.recentViews")).contains(10L);
    assertThat(tableau.calls()).hasSize(1);
  }

  @Test
  void countWhatCameBefore() {
    RefreshHistory history =
        (luid, from, to, limit) ->
            luid.equals("w1") && to.equals(Instant.parse("2026-03-01T12:00:00Z"))
                ? List.of(end("11:00", true), end("10:00", true), end("09:00", false))
                : List.of();
    var lookups = refreshFailed("2026-03-01T12:00:00Z", history);
    assertThat(lookups.find("previous.failuresInARow")).contains(2L);
    assertThat(lookups.find("previous.lastFailureAt"))
        .contains(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(lookups.find("previous.lastSuccessAt"))
        .contains(Instant.parse("2026-03-01T09:00:00Z"));
    var first = refreshFailed("2026-03-01T12:00:00Z", RefreshHistory.NONE);
    assertThat(first.find("previous.failuresInARow")).contains(0L);
    assertThat(first.find("previous.lastSuccessAt")).isEmpty();
    assertThat(tableau.calls()).isEmpty();
  }

  private static RefreshHistory.End end(String time, boolean hasFailed) {
    return new RefreshHistory.End(Instant.parse("2026-03-01T" + time + ":00Z"), hasFailed);
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
