package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.simulator.FiredEvent;
import dev.tableauwebhooks.simulator.Firing;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What Tableau never delivered is made up for, once. */
class ReconciliationIT {
  private static final String REVENUE = "99e20399-0304-3f0a-b444-ac3cc3c6746d";
  private static final String STOCK = "ede1d4d0-2b1e-30a3-8243-9084b1868102";

  @TempDir Path folder;

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  private TestServer.Builder server() {
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
            """
                .formatted(tableau.uri()))
        .file(
            "workflows/failed.yaml",
            """
            name: failed
            on: [WorkbookRefreshFailed, DatasourceRefreshFailed]
            steps:
              - uses: log.write
                with:
                  message: >-
                    ${{ event.resource.name }}: ${{ job.error }}${{ event.isReconciled ? ', found late' : '' }}
            """);
  }

  private FiredEvent fail(String resource, String error) {
    var kind = tableau.workbooks().stream().anyMatch(it -> it.luid().equals(resource));
    return tableau.fire(
        Firing.of(kind ? "WorkbookRefreshFailed" : "DatasourceRefreshFailed", resource)
            .error(error));
  }

  /** Waits until the server has asked for jobs once: what fails from then on is news to it. */
  private void awaitFirstLook() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> tableau.calls().count("GET", "/jobs") > 0);
  }

  private static JsonNode awaitEvents(TestServer server, int count) {
    return Awaitility.await("%d events".formatted(count))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> server.json("/api/v1/events?limit=500").path("events"), it -> it.size() >= count);
  }

  private static String message(TestServer server, JsonNode event) throws InterruptedException {
    return server
        .awaitRun(event.path("id").asString(), "SUCCEEDED")
        .at("/steps/0/input/message")
        .asString();
  }

  @Test
  void makesUpForARefreshThatWasNeverDelivered() throws Exception {
    try (var server = server().start()) {
      awaitFirstLook();
      fail(REVENUE, "Login failed for etl");

      var event = awaitEvents(server, 1).get(0);

      assertThat(message(server, event))
          .isEqualTo("Revenue Overview: Login failed for etl, found late");
      assertThat(event.path("type").asString()).isEqualTo("WorkbookRefreshFailed");
    }
  }

  @Test
  void takesALateDeliveryForADuplicate() throws Exception {
    try (var server = server().start()) {
      awaitFirstLook();
      var late = fail(REVENUE, "Timed out");
      var event = awaitEvents(server, 1).get(0);

      for (var i = 0; i < 2; i++) {
        var answer = server.post("/webhook", late.body());
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"duplicate\"").contains(event.path("id").asString());
      }
      assertThat(awaitEvents(server, 1)).hasSize(1);
    }
  }

  @Test
  void leavesAloneWhatWasDelivered() throws Exception {
    try (var server = server().start()) {
      awaitFirstLook();
      var delivered = fail(REVENUE, "Delivered");
      server.post("/webhook", delivered.body());
      fail(STOCK, "Lost");

      var events = awaitEvents(server, 2);

      assertThat(List.of(message(server, events.get(0)), message(server, events.get(1))))
          .containsExactlyInAnyOrder(
              "Revenue Overview: Delivered", tableau.workbook(STOCK).name() + ": Lost, found late");
      assertThat(events).hasSize(2);
    }
  }

  @Test
  void startsNothingForAFailureThatASuccessHasFollowed() throws Exception {
    try (var server = server().start()) {
      awaitFirstLook();
      server.restart(() -> {
        fail(REVENUE, "Mended by now");
        tableau.fire("WorkbookRefreshSucceeded", REVENUE);
        fail(STOCK, "Still broken");
      });

      var events = awaitEvents(server, 2);

      var outdated =
          Stream.of(events.get(0), events.get(1)).filter(it -> isOf(it, REVENUE)).toList();
      var news = Stream.of(events.get(0), events.get(1)).filter(it -> isOf(it, STOCK)).toList();
      assertThat(outdated.getFirst().path("outcome").asString())
          .startsWith("Found late, when the refresh had succeeded again at");
      assertThat(message(server, news.getFirst())).contains("Still broken");
    }
  }

  private static boolean isOf(JsonNode event, String luid) {
    return event.at("/resource/luid").asString().equals(luid);
  }
}
