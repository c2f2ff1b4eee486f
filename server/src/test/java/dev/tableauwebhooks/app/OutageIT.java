package dev.tableauwebhooks.app;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.simulator.FiredEvent;
import dev.tableauwebhooks.simulator.Firing;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import dev.tableauwebhooks.simulator.Webhook;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A night during which the server is off, hundreds of refreshes fail, and Tableau gives up on it.
 */
class OutageIT {
  private static final int FAILURES = 300;

  @TempDir Path folder;

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  @AutoClose private final Receiver receiver = Receiver.start();

  private TestServer start() throws IOException, InterruptedException {
    var port = freePort();
    return TestServer.in(folder)
        .variable("PORT", String.valueOf(port))
        .file(
            "tableau-webhooks.yaml",
            """
            server:
              publicUrl: http://127.0.0.1:%d
              key: 0123456789abcdef0123456789abcdef
            webhooks: { watch: 100ms, allowAnyUrl: true }
            reconcile: { every: 1s, grace: 1ms }
            connections:
              slack: { type: slack, webhookUrl: "%s" }
            sites:
              - name: demo
                url: %s
                contentUrl: demo
                credentials: { pat: { name: demo-pat, secret: demo-secret } }
            """
                .formatted(port, receiver.uri("/slack"), tableau.uri()))
        .file(
            "workflows/hook-disabled.yaml",
            Files.readString(Repository.file("examples/workflows/hook-disabled.yaml")))
        .file(
            "workflows/failed.yaml",
            """
            name: failed
            on: [WorkbookRefreshFailed, DatasourceRefreshFailed]
            steps:
              - uses: log.write
                with: { message: "${{ job.error }}${{ event.isReconciled ? ', found late' : '' }}" }
            """)
        .start();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isMadeUpForWhollyAndOnce() throws Exception {
    var lost = new ArrayList<FiredEvent>();
    try (var server = start()) {
      awaitHooksOn();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> tableau.calls().count("GET", "/jobs") > 0);

      server.restart(() -> {
        failAll(lost);
        assertThat(tableau.webhooks()).as("after four failed posts").noneMatch(Webhook::enabled);
      });

      var events = awaitFailures(server);
      assertThat(messages(server, events))
          .isEqualTo(
              IntStream.range(0, FAILURES)
                  .mapToObj("Failure %d, found late"::formatted)
                  .collect(toSet()));
      awaitHooksOn();
      Awaitility.await("the alert")
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(receiver.bodies("/slack"))
                  .filteredOn(body -> body.contains("was switched off"))
                  .hasSize(2));

      var hook = tableau.webhooks().getFirst();
      for (var late : lost) {
        var path = hook.url().replaceFirst("^http://[^/]+", "");
        assertThat(server.post(path, late.body()).body()).contains("\"duplicate\"");
      }
      assertThat(failures(server)).hasSize(FAILURES);
    }
  }

  private void failAll(List<FiredEvent> lost) {
    var workbooks = tableau.workbooks();
    var datasources = tableau.datasources();
    for (var i = 0; i < FAILURES; i++) {
      var ofWorkbook = i % 2 == 0;
      var type = ofWorkbook ? "WorkbookRefreshFailed" : "DatasourceRefreshFailed";
      var luid =
          ofWorkbook
              ? workbooks.get(i % workbooks.size()).luid()
              : datasources.get(i % datasources.size()).luid();
      lost.add(tableau.fire(Firing.of(type, luid).error("Failure " + i)));
    }
    try {
      tableau.awaitIdle(Duration.ofSeconds(60));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitHooksOn() {
    Awaitility.await("webhooks that are on")
        .atMost(Duration.ofSeconds(30))
        .until(() -> tableau.webhooks().stream().filter(Webhook::enabled).count() >= 2);
  }

  private static List<JsonNode> failures(TestServer server) throws InterruptedException {
    return server
        .json("/api/v1/events?limit=1000")
        .path("events")
        .valueStream()
        .filter(event -> event.path("type").asString().endsWith("RefreshFailed"))
        .toList();
  }

  private static List<JsonNode> awaitFailures(TestServer server) {
    return Awaitility.await("%d events".formatted(FAILURES))
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> failures(server), found -> found.size() >= FAILURES);
  }

  private static Set<String> messages(TestServer server, List<JsonNode> events) {
    return events.stream()
        .map(event -> {
          try {
            return server
                .awaitRun(event.path("id").asString(), "SUCCEEDED")
                .at("/steps/0/input/message")
                .asString();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        })
        .collect(toSet());
  }
}
