package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.Lookups;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What expressions may ask of a refresh, and of what depends on the object. */
class RefreshLookupsIT {
  private final SettableClock clock = new SettableClock();
  private TableauStandIn tableau;
  private Sites sites;

  @BeforeEach
  void start() throws IOException {
    tableau = TableauStandIn.start("luid-1");
    sites =
        new Sites(
            List.of(tableau.settings("main")),
            new MemorySiteStore(),
            clock,
            it -> Sites.client(it).clock(clock).sleeper(_ -> {}).build());
  }

  @AfterEach
  void stop() {
    sites.close();
    tableau.close();
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
    tableau.on(
        "GET /users/u1",
        "{\"user\": {\"id\": \"u1\", \"name\": \"jane\", \"email\": \"j@example.com\"}}");
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
