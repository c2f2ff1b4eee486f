package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshIT {

  private final SettableClock clock = new SettableClock();
  private final StepScheduler scheduler = new StepScheduler();
  private final TableauSimulator simulator =
      TableauSimulator.start(
          SimulatorSettings.immediate().withRefreshDuration(Duration.ofSeconds(30)),
          scheduler,
          clock);
  private final TestClient client = TestClient.admin(simulator);
  private final String workbook = simulator.workbook("Revenue Overview").luid();
  private final String refresh = "/workbooks/" + workbook + "/refresh";

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void queuesAJobAndRunsItToItsEnd() {
    var queued = client.site("POST", refresh, "{}");

    assertThat(queued.status()).isEqualTo(202);
    assertThat(queued.at("/job/mode").asString()).isEqualTo("Asynchronous");
    assertThat(queued.at("/job/type").asString()).isEqualTo("RefreshExtract");
    assertThat(queued.at("/job").has("finishCode")).isFalse();
    var job = "/jobs/" + queued.at("/job/id").asString();

    assertThat(scheduler.step()).isZero();
    assertThat(client.get(job).at("/job/startedAt").asString()).isEqualTo("2026-11-24T08:30:00Z");
    assertThat(client.get(job).at("/job/progress").asString()).isEqualTo("50");

    clock.forward(Duration.ofSeconds(30));
    assertThat(scheduler.step()).isEqualTo(Duration.ofSeconds(30));
    var ended = client.get(job).at("/job");
    assertThat(ended.path("completedAt").asString()).isEqualTo("2026-11-24T08:30:30Z");
    assertThat(ended.path("finishCode").asString()).isEqualTo("0");
    assertThat(ended.at("/extractRefreshJob/workbook/name").asString())
        .isEqualTo("Revenue Overview");
    assertThat(ended.at("/extractRefreshJob/notes").asString())
        .startsWith("Finished refresh of extracts");
  }

  @Test
  void refusesASecondRefreshWhileOneIsQueuedOrRuns() {
    var detail = "Job for 'Revenue Overview' is already queued. Not queuing a duplicate.";
    client.site("POST", refresh, "{}").isOk();

    client.site("POST", refresh, "{}").isRefused(409093, detail);
    assertThatThrownBy(() -> simulator.refresh(workbook))
        .isInstanceOf(SimulatorException.class)
        .hasMessage(detail);
    scheduler.step();
    client.site("POST", refresh, "{}").isRefused(409093, detail);
    assertThatThrownBy(() -> simulator.refresh(workbook))
        .isInstanceOf(SimulatorException.class)
        .hasMessage(detail);
    scheduler.step();
    client.site("POST", refresh, "{}").isOk();
  }

  @Test
  void keepsTheErrorTextOfAFailedRefreshInItsJob() {
    simulator.failNextRefresh("Revenue Overview", "java.lang.RuntimeException: no route to host");
    var first = client.site("POST", refresh, "{}").at("/job/id").asString();
    scheduler.step();
    scheduler.step();

    var job = client.get("/jobs/" + first).at("/job");
    assertThat(job.path("finishCode").asString()).isEqualTo("1");
    assertThat(job.at("/extractRefreshJob/notes").asString())
        .isEqualTo("java.lang.RuntimeException: no route to host");

    client.site("POST", refresh, "{}").isOk();
    scheduler.step();
    scheduler.step();
    assertThat(simulator.jobs().getLast().status()).isEqualTo(Job.Status.SUCCESS);
  }

  @Test
  void findsJobsByFilters() {
    simulator.failNextRefresh(workbook, "boom");
    client.site("POST", refresh, "{}");
    client.site(
        "POST",
        "/datasources/" + simulator.datasource("Revenue").luid() + "/refresh",
        "{\"extractRefresh\":{\"incremental\":true}}");
    while (scheduler.waiting() > 0) {
      scheduler.step();
    }

    assertThat(titles("jobType:eq:refresh_extracts,status:eq:Failed"))
        .containsExactly("Revenue Overview");
    assertThat(titles("jobType:in:[refresh_extracts,increment_extracts],status:eq:Success"))
        .containsExactly("Revenue");
    assertThat(titles("completedAt:gt:2026-11-24T08:29:59Z")).hasSize(2);
    assertThat(titles("completedAt:gt:2026-11-24T08:30:00Z")).isEmpty();
    assertThat(titles("title:has:overview")).containsExactly("Revenue Overview");
    assertThat(titles("notes:has:boom")).containsExactly("Revenue Overview");
    assertThat(client.get("/jobs").at("/backgroundJobs/backgroundJob/0").toString())
        .matches(
            "\\{\"id\":\"[-0-9a-f]{36}\",\"status\":\"Failed\",\"jobType\":\"refresh_extracts\","
                + "\"priority\":\"50\",\"createdAt\":\"2026-11-24T08:30:00Z\","
                + "\"startedAt\":\"2026-11-24T08:30:00Z\",\"endedAt\":\"2026-11-24T08:30:00Z\","
                + "\"title\":\"Revenue Overview\",\"subtitle\":\"Workbook\"}");
  }

  @Test
  void cancelsAJobWithoutAnEnd() {
    var job = "/jobs/" + client.site("POST", refresh, "{}").at("/job/id").asString();

    assertThat(client.site("PUT", job, "").status()).isEqualTo(200);

    assertThat(client.get(job).at("/job/finishCode").asString()).isEqualTo("2");
    scheduler.step();
    assertThat(scheduler.waiting()).isZero();
    assertThat(simulator.jobs().getFirst().status()).isEqualTo(Job.Status.CANCELLED);
    assertThat(client.site("PUT", job, "").at("/error/code").asString()).isEqualTo("400031");
  }

  @Test
  void hasNo404ForAnUnknownJob() {
    client.get("/jobs/none").isRefused(400031, "There was a problem querying job 'none'.");
  }

  @Test
  void endsAJobWhoseWorkbookWasDeletedMeanwhile() {
    client.site("POST", refresh, "{}");
    scheduler.step();
    simulator.deleteWorkbook(workbook);
    scheduler.step();

    assertThat(simulator.jobs().getFirst().target().name()).isEqualTo("Revenue Overview");
    assertThat(simulator.jobs().getFirst().status()).isEqualTo(Job.Status.SUCCESS);
  }

  @Test
  void needsABodyForARefresh() {
    client
        .site("POST", refresh, "")
        .isRefused(400000, "Payload is either malformed or incomplete. (the body is empty)");
  }

  @Test
  void refreshesWorkbooksAndDatasourcesOnly() {
    assertThatThrownBy(() -> simulator.refresh("Clean Orders"))
        .isInstanceOf(SimulatorException.class)
        .hasMessage(
            "Site 'demo' has no workbook or data source 'Clean Orders'. Use a LUID or an exact"
                + " name; GET /simulator lists them.");
    assertThatThrownBy(() -> simulator.refresh("Headcount"))
        .isInstanceOf(SimulatorException.class)
        .hasMessageStartingWith(
            "Site 'demo' has 2 of workbook or data source 'Headcount'. Use a LUID: ");
  }

  private List<String> titles(String filter) {
    var jobs = client.get("/jobs?filter=" + filter.replace("[", "%5B").replace("]", "%5D")).isOk();
    return jobs.at("/backgroundJobs/backgroundJob").findValuesAsString("title");
  }
}
