package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.simulator.FiredEvent;
import dev.tableauwebhooks.simulator.Firing;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The shipped workflows that look things up, run as they are. */
class ExamplesIT {
  @TempDir Path folder;

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  @AutoClose private final Receiver receiver = Receiver.start();

  private TestServer server(String example) throws IOException, InterruptedException {
    return TestServer.in(folder)
        .file(
            "tableau-webhooks.yaml",
            """
            sites:
              - name: demo
                url: %s
                contentUrl: demo
                credentials: { pat: { name: demo-pat, secret: demo-secret } }
            reconcile: { every: 1s, grace: 1ms }
            connections:
              slack: { type: slack, webhookUrl: "%s" }
            """
                .formatted(tableau.uri(), receiver.uri("/slack")))
        .file(
            "workflows/example.yaml",
            Files.readString(Repository.file("examples/workflows/" + example)))
        .start();
  }

  private FiredEvent fail(String type, String resource, String error) {
    return tableau.fire(Firing.of(type, resource).error(error));
  }

  private String sent(int message) {
    return Awaitility.await("message " + message)
        .atMost(Duration.ofSeconds(45))
        .until(() -> receiver.bodies("/slack"), bodies -> bodies.size() > message)
        .stream()
        .map(body -> new JsonMapper().readTree(body).path("text").asString())
        .toList()
        .get(message);
  }

  @Test
  void refreshFailedSaysWhy() throws Exception {
    try (var server = server("refresh-failed-to-slack.yaml")) {
      var luid = tableau.workbook("Revenue Overview").luid();
      server.accept(fail("WorkbookRefreshFailed", luid, "Login failed for user 'etl'.").body());

      assertThat(sent(0))
          .contains("*Revenue Overview* in Finance/Reports could not be refreshed", "Maya Chen")
          .contains("> Login failed for user 'etl'.");
    }
  }

  @Test
  void refreshFailedTellsWhoIsAffectedOnceUntilItMatters() throws Exception {
    try (var server = server("refresh-failed-who-is-affected.yaml")) {
      var luid = tableau.datasource("General Ledger").luid();
      var first = fail("DatasourceRefreshFailed", luid, "Login failed for user 'etl'.").body();
      server.awaitRun(server.accept(first), "SUCCEEDED");
      var next = first.replaceAll("(\"created_at\": ?\")[^\"]*", "$12099-01-01T10:00:00Z");
      server.awaitRun(server.accept(next), "SKIPPED");

      assertThat(sent(0))
          .contains("*General Ledger*", "login", "Failures in a row: 1", "Dashboards: ");
      assertThat(sent(1)).contains("please renew the password of *General Ledger*");
    }
  }

  @Test
  void flowsThatFailedAreFoundInTheListOfJobs() throws Exception {
    try (var server = server("flow-failed.yaml")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> tableau.calls().count("GET", "/jobs") > 0);
      var flow = tableau.flows().getFirst();
      tableau.failNextFlowRun(flow.luid(), "The input connection is broken.");
      tableau.runFlow(flow.luid());

      assertThat(sent(0))
          .contains("The flow *" + flow.name() + "* failed", "The input connection is broken.");
      assertThat(server.json("/api/v1/events").path("events").get(0).path("type").asString())
          .isEqualTo("FlowRunFailed");
    }
  }
}
