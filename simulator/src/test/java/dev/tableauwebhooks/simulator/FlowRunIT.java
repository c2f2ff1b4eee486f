package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlowRunIT {

  private final SettableClock clock = new SettableClock();
  private final StepScheduler scheduler = new StepScheduler();
  private final TableauSimulator simulator =
      TableauSimulator.start(SimulatorSettings.immediate(), scheduler, clock);
  private final TestClient client = TestClient.admin(simulator);
  private final String flow = simulator.flows().getFirst().luid();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void queuesARunAsAJob() {
    var job = client.site("POST", "/flows/%s/run".formatted(flow), "{}").isOk().at("/job");

    assertThat(job.path("type").asString()).isEqualTo("RunFlow");
    assertThat(job.at("/runFlowJobType/flow/name").asString()).isEqualTo("Clean Orders");
    var run = run(job.at("/runFlowJobType/flowRunId").asString()).at("/flowRun");
    assertThat(run.path("status").asString()).isEqualTo("Pending");
    assertThat(run.path("backgroundJobId")).isEqualTo(job.path("id"));
    assertThat(run.has("startedAt")).isFalse();
  }

  @Test
  void takesARunSpecificationInXml() {
    var started =
        client.siteXml(
            "POST",
            "/flows/%s/run".formatted(flow),
            """
            <tsRequest><flowRunSpec flowId="%s" runMode="full"><flowOutputSteps>
            <flowOutputStep id="%s"/></flowOutputSteps></flowRunSpec></tsRequest>\
            """
                .formatted(flow, flow));

    assertThat(started.isOk().elements("runFlowJobType").getFirst().getAttribute("flowRunId"))
        .isNotEmpty();
  }

  @Test
  void listsRunsUnderOneNameTwice() {
    var luid = start();
    finish();
    var json = client.get("/flows/runs?filter=flowId:eq:%s,progress:eq:100".formatted(flow));
    var xml = client.siteXml("GET", "/flows/runs", "");

    assertThat(json.at("/flowRuns/flowRuns/0/id").asString()).isEqualTo(luid);
    assertThat(json.at("/flowRuns/flowRuns/0/status").asString()).isEqualTo("Success");
    assertThat(json.json().has("pagination")).isFalse();
    assertThat(xml.text())
        .contains("<flowRuns><flowRuns id=\"%s\" flowId=\"%s\"".formatted(luid, flow));
    assertThat(client.get("/flows/runs?filter=flowId:eq:other").at("/flowRuns").toString())
        .isEqualTo("{}");
  }

  @Test
  void refusesASecondRunWhileOneIsOpen() {
    start();

    client
        .site("POST", "/flows/%s/run".formatted(flow), "{}")
        .isRefused(409093, "Job for 'Clean Orders' is already queued. Not queuing a duplicate.");
  }

  @Test
  void cancelsARunAndItsJob() {
    var luid = start();

    client.site("PUT", "/flows/runs/" + luid, "").isOk();

    var run = run(luid).at("/flowRun");
    assertThat(run.path("status").asString()).isEqualTo("Cancelled");
    assertThat(
            client
                .get("/jobs/" + run.path("backgroundJobId").asString())
                .at("/job/finishCode")
                .asString())
        .isEqualTo("2");
    assertThat(client.site("PUT", "/flows/runs/" + luid, "").at("/error/code").asString())
        .isEqualTo("400031");
  }

  @Test
  void forgetsTheRunsOfAFlowThatIsDeleted() {
    var luid = start();
    client.site("DELETE", "/flows/" + flow, "").isOk();

    run(luid).isRefused(404033, "Flow run '%s' could not be found.".formatted(luid));
  }

  @Test
  void letsAViewerLookButNotRun() {
    var luid = start();
    var viewer = TestClient.of(simulator).signedIn("viewer", "viewer");

    viewer.get("/flows/runs/" + luid).isOk();
    viewer
        .site("PUT", "/flows/runs/" + luid, "")
        .isRefused(403004, "The user 'viewer' is not permitted to perform this action.");
  }

  @Test
  void hasRunsSince310() {
    assertThat(client.version("3.9").get("/flows/runs").at("/error/code").asString())
        .startsWith("404");
  }

  private String start() {
    return client
        .site("POST", "/flows/%s/run".formatted(flow), "{}")
        .isOk()
        .at("/job/runFlowJobType/flowRunId")
        .asString();
  }

  private void finish() {
    while (scheduler.waiting() > 0) {
      scheduler.step();
    }
  }

  private TestClient.Answer run(String luid) {
    return client.get("/flows/runs/" + luid);
  }
}
