package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.rest.model.FlowRun;
import dev.tableauwebhooks.rest.model.FlowRunSettings;
import dev.tableauwebhooks.rest.model.FlowStart;
import dev.tableauwebhooks.rest.model.Job;
import dev.tableauwebhooks.rest.model.Job.Finish;
import dev.tableauwebhooks.rest.model.Job.StatusNote;
import dev.tableauwebhooks.rest.model.Job.Times;
import dev.tableauwebhooks.rest.model.JobEnd;
import dev.tableauwebhooks.rest.model.RefreshStart;
import dev.tableauwebhooks.rest.model.RefreshTask;
import dev.tableauwebhooks.rest.model.RefreshTask.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsIT {
  private static final String FAILED =
      """
      {"job": {"id": "j1", "mode": "Asynchronous", "type": "RefreshExtract", "progress": "100",
        "createdAt": "2026-01-02T03:04:05Z", "startedAt": "2026-01-02T03:04:06Z",
        "completedAt": "2026-01-02T03:04:07Z", "finishCode": "1",
        "extractRefreshJob": {"workbook": {"id": "w1", "name": "Sales"},
          "notes": "java.lang.RuntimeException: Login failed for user.\\nBye <\\"é😀\\">"}}}
      """;

  private final List<Duration> pauses = new ArrayList<>();
  private final SettableClock clock = new SettableClock();
  private StandIn tableau;
  private Tableau client;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    client =
        tableau
            .client()
            .clock(clock)
            .sleeper(pause -> {
              pauses.add(pause);
              clock.advance(pause);
            })
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    tableau.close();
  }

  @Test
  void tellsWhyARefreshFailed() {
    tableau.onSite("GET", "/jobs/j1", FAILED);
    var job = client.jobs().get("j1");
    assertThat(job)
        .isEqualTo(
            new Job(
                "j1",
                "RefreshExtract",
                OptionalLong.of(100),
                new Times(
                    Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                    Optional.of(Instant.parse("2026-01-02T03:04:06Z")),
                    Optional.of(Instant.parse("2026-01-02T03:04:07Z"))),
                Optional.of(Finish.FAILED),
                Optional.of("java.lang.RuntimeException: Login failed for user.\nBye <\"é😀\">"),
                Optional.of(new ContentReference(ContentType.WORKBOOK, "w1", Optional.of("Sales"))),
                Optional.empty(),
                List.of()));
    assertThat(job.error()).hasValueSatisfying(it -> assertThat(it).contains("Login failed"));
  }

  @Test
  void takesTheErrorFromAStatusNoteWhereThereAreNoOthers() {
    tableau.onSite(
        "GET",
        "/jobs/j1",
        """
        {"job": {"id": "j1", "type": "RunFlow", "completedAt": "2026-01-02T03:04:07Z",
          "finishCode": 1, "runFlowJobType": {"flowRunId": "r1", "flow": {"id": "f1"}},
          "statusNotes": {"statusNote": {"type": "errorCode", "value": "60", "text": "No disk"}}}}
        """);
    var job = client.jobs().get("j1");
    assertThat(job.error()).contains("No disk");
    assertThat(job.statusNotes()).containsExactly(new StatusNote("errorCode", "60", "No disk"));
    assertThat(job.flowRunLuid()).contains("r1");
    assertThat(job.subject())
        .contains(new ContentReference(ContentType.FLOW, "f1", Optional.empty()));
  }

  @Test
  void takesNoJobForEndedThatHasAFinishCodeOnly() {
    tableau.onSite("GET", "/jobs/j1", "{\"job\": {\"id\": \"j1\", \"finishCode\": \"0\"}}");
    assertThat(client.jobs().get("j1").hasEnded()).isFalse();
    assertThat(client.jobs().get("j1").error()).isEmpty();
  }

  @Test
  void listsWhatEndedSinceAnInstantOldestFirst() {
    tableau.onSite(
        "GET",
        "/jobs",
        """
        {"pagination": {"totalAvailable": "1"}, "backgroundJobs": {"backgroundJob": {"id": "j1",
          "status": "Success", "jobType": "run_flow", "title": "Prep"}}}
        """);
    var since = Instant.parse("2026-01-02T03:04:05Z");
    assertThat(client.jobs().completedSince(since, List.of(Jobs.RUN_FLOW, Jobs.SUBSCRIPTION)))
        .extracting(BackgroundJob::luid)
        .containsExactly("j1");
    assertThat(tableau.received().getLast().query())
        .isEqualTo(
            "filter=jobType%3Ain%3A%5Brun_flow%2Csingle_subscription_notify%5D%2CcompletedAt%3Agte"
                + "%3A2026-01-02T03%3A04%3A05Z&sort=completedAt%3Aasc&pageSize=1000&pageNumber=1");
  }

  @Test
  void cancelsAJob() {
    tableau.onSite("PUT", "/jobs/j1", _ -> Reply.json(200, ""));
    client.jobs().cancel("j1");
    assertThat(tableau.received("PUT /api/3.27/sites/site-luid/jobs/j1")).hasSize(1);
  }

  @Test
  void waitsForAJobWithGrowingPauses() {
    var asked = new AtomicInteger();
    tableau.onSite(
        "GET",
        "/jobs/j1",
        _ -> Reply.json(200, asked.incrementAndGet() < 4 ? "{\"job\":{\"id\":\"j1\"}}" : FAILED));
    assertThat(client.jobs().awaitEnd("j1", Duration.ofMinutes(1)))
        .isInstanceOfSatisfying(
            JobEnd.Ended.class, end -> assertThat(end.job().hasFailed()).isTrue());
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(500), Duration.ofMillis(700), Duration.ofMillis(980));
  }

  @Test
  void stopsWaitingForAJobThatTakesTooLongOrIsForgotten() {
    tableau
        .onSite("GET", "/jobs/j1", "{\"job\": {\"id\": \"j1\"}}")
        .onSite("GET", "/jobs/j2", _ -> Reply.error("404008", "Gone", "No job"))
        .onSite("GET", "/jobs/j3", _ -> Reply.error("400031", "Bad Request", "Query failed"))
        .onSite("GET", "/jobs/j4", _ -> Reply.error("403004", "Forbidden", "No"));
    var limit = Duration.ofMinutes(5);
    assertThat(client.jobs().awaitEnd("j1", limit)).isInstanceOf(JobEnd.StillRunning.class);
    assertThat(pauses).endsWith(Duration.ofSeconds(30));
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(limit);
    assertThat(client.jobs().awaitEnd("j2", limit)).isEqualTo(new JobEnd.Forgotten("j2"));
    assertThat(client.jobs().awaitEnd("j3", limit)).isEqualTo(new JobEnd.Forgotten("j3"));
    assertThatThrownBy(() -> client.jobs().awaitEnd("j4", limit)).hasMessageContaining("403004");
  }

  @Test
  void listsRefreshTasksWithTheirFailures() {
    tableau.onSite(
        "GET",
        "/tasks/extractRefreshes",
        """
        {"tasks": {"task": [
          {"extractRefresh": {"id": "t1", "priority": "50", "consecutiveFailedCount": "4",
            "type": "RefreshExtractTask", "workbook": {"id": "w1"},
            "schedule": {"id": "s1", "name": "Nightly", "state": "Active", "frequency": "Daily",
              "nextRunAt": "2026-01-02T03:04:05Z"}}},
          {"extractRefresh": {"id": "t2", "datasource": {"id": "d1"}}}]}}
        """);
    assertThat(client.refreshTasks().list()).extracting(RefreshTask::luid).contains("t2");
    assertThat(client.refreshTasks().of("w1"))
        .containsExactly(
            new RefreshTask(
                "t1",
                Optional.of("RefreshExtractTask"),
                OptionalLong.of(50),
                4,
                Optional.of(
                    new Schedule(
                        Optional.of("s1"),
                        Optional.of("Nightly"),
                        Optional.of("Active"),
                        Optional.of("Daily"),
                        Optional.of(Instant.parse("2026-01-02T03:04:05Z")))),
                Optional.of(new ContentReference(ContentType.WORKBOOK, "w1", Optional.empty()))));
    assertThat(client.refreshTasks().of("w2")).isEmpty();
  }

  @Test
  void runsAndDeletesARefreshTask() {
    var task =
        "{\"task\": {\"extractRefresh\": {\"id\": \"t1\", \"datasource\": {\"id\": \"d\"}}}}";
    tableau
        .onSite("GET", "/tasks/extractRefreshes/t1", task)
        .onSite("POST", "/tasks/extractRefreshes/t1/runNow", "{\"job\": {\"id\": \"j\"}}")
        .onSite("DELETE", "/tasks/extractRefreshes/t1", _ -> Reply.json(204, ""));
    assertThat(client.refreshTasks().get("t1").consecutiveFailures()).isZero();
    assertThat(client.refreshTasks().run("t1")).isEqualTo(new RefreshStart.Queued("j"));
    client.refreshTasks().delete("t1");
    assertThat(tableau.received().getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void runsAFlowWithSettingsOfItsOwn() {
    tableau.onSite(
        "POST",
        "/flows/f1/run",
        "{\"job\": {\"id\": \"j1\", \"runFlowJobType\": {\"flowRunId\": \"r1\"}}}");
    var settings = new FlowRunSettings(true, List.of("o1"), Map.of("p1", "2026"));
    assertThat(client.flows().run("f1", settings))
        .isEqualTo(new FlowStart.Queued("j1", Optional.of("r1")));
    assertThat(tableau.received().getLast().body())
        .contains(
            "\"flowId\":\"f1\"",
            "\"runMode\":\"incremental\"",
            "\"flowOutputStep\":[{\"id\":\"o1\"}]",
            "\"parameterId\":\"p1\"",
            "\"overrideValue\":\"2026\"");
  }

  @Test
  void readsFlowRunsWithoutAskingForPages() {
    tableau
        .onSite(
            "GET",
            "/flows/runs",
            """
            {"flowRuns": {"flowRuns": [{"id": "r1", "flowId": "f1", "status": "Failed",
              "startedAt": "2026-01-02T03:04:05Z", "completedAt": "2026-01-02T03:04:06Z",
              "progress": "100", "backgroundJobId": "j1"}]}}
            """)
        .onSite("GET", "/flows/runs/r1", "{\"flowRun\": {\"id\": \"r1\", \"flowId\": \"f1\"}}");
    var query = Query.all().where(Filter.eq("flowId", "f1"));
    assertThat(client.flows().runs(query))
        .containsExactly(
            new FlowRun(
                "r1",
                "f1",
                "Failed",
                OptionalLong.of(100),
                Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                Optional.of(Instant.parse("2026-01-02T03:04:06Z")),
                Optional.of("j1")));
    assertThat(tableau.received().getLast().query()).isEqualTo("filter=flowId%3Aeq%3Af1");
    assertThat(client.flows().getRun("r1").flowLuid()).isEqualTo("f1");
  }

  @Test
  void runsAFlowOrSaysThatItIsQueuedAndStopsARun() {
    tableau
        .onSite(
            "POST",
            "/flows/f1/run",
            """
            {"job": {"id": "j1", "type": "RunFlow", "runFlowJobType": {"flowRunId": "r1"}}}
            """)
        .onSite("POST", "/flows/f2/run", _ -> Reply.error("409093", "Conflict", "Queued"))
        .onSite("PUT", "/flows/runs/r1", _ -> Reply.json(200, ""));
    assertThat(client.flows().run("f1")).isEqualTo(new FlowStart.Queued("j1", Optional.of("r1")));
    assertThat(client.flows().run("f2")).isEqualTo(new FlowStart.AlreadyQueued("Queued"));
    client.flows().cancelRun("r1");
    assertThat(tableau.received().getLast().method()).isEqualTo("PUT");
  }
}
