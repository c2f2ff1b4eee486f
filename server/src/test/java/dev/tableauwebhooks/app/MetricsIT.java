package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code /metrics} of a running server tells of runs and of the calls that they make. */
class MetricsIT {
  @TempDir Path folder;
  @AutoClose private final Receiver receiver = Receiver.start();

  private TestServer.Builder serverCalling(String url) {
    return TestServer.in(folder)
        .file(
            "workflows/call.yaml",
            """
            name: call
            on: WorkbookUpdated
            if: "event.resource.name != 'nothing'"
            retry: { attempts: 1 }
            steps:
              - uses: http.request
                with: { url: "%s" }
            """
                .formatted(url));
  }

  private static List<String> metrics(TestServer server, String name) throws InterruptedException {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("tableau_webhooks_" + name))
        .toList();
  }

  private static void run(TestServer server, String name, String state)
      throws InterruptedException {
    server.awaitRun(server.accept(TestServer.event("WorkbookUpdated", name, name)), state);
  }

  @Test
  void timesCallsByHostAndClassOfAnswerAndTellsNothingElse() throws Exception {
    receiver.answerOnce("/secret-path", 204, Map.of());
    receiver.answerOnce("/secret-path", 403, Map.of());
    receiver.answerOnce("/secret-path", 500, Map.of());
    var url = receiver.uri("/secret-path") + "?key=secret-key";
    try (var server = serverCalling(url).start()) {
      run(server, "a", "SUCCEEDED");
      run(server, "b", "DEAD_LETTERED");
      run(server, "c", "DEAD_LETTERED");

      assertThat(metrics(server, "call_seconds_count"))
          .containsExactlyInAnyOrder(
              "tableau_webhooks_call_seconds_count{host=\"127.0.0.1\",outcome=\"2xx\"} 1",
              "tableau_webhooks_call_seconds_count{host=\"127.0.0.1\",outcome=\"4xx\"} 1",
              "tableau_webhooks_call_seconds_count{host=\"127.0.0.1\",outcome=\"5xx\"} 1");
      assertThat(server.get("/metrics").body()).doesNotContain("secret");
    }
  }

  @Test
  void tellsCallsThatGotNoAnswerAndThoseThatWereNotMade() throws Exception {
    var nobody = "http://localhost:" + ServerProcess.freePort();
    try (var server = serverCalling(nobody).start()) {
      run(server, "a", "DEAD_LETTERED");
      server.write(
          "workflows/refused.yaml",
          """
          name: refused
          on: WorkbookDeleted
          steps:
            - uses: http.request
              with: { url: "http://169.254.169.254/" }
          """);
      server.reload();
      server.awaitRun(
          server.accept(TestServer.event("WorkbookDeleted", "b", "b")), "DEAD_LETTERED");

      assertThat(metrics(server, "call_seconds_count"))
          .containsExactlyInAnyOrder(
              "tableau_webhooks_call_seconds_count{host=\"localhost\",outcome=\"no-answer\"} 1",
              "tableau_webhooks_call_seconds_count{host=\"169.254.169.254\",outcome=\"refused\"} 1");
    }
  }

  @Test
  void countsRunsByTheStateInWhichTheyEnded() throws Exception {
    receiver.answerOnce("/", 200, Map.of());
    receiver.answerOnce("/", 400, Map.of());
    receiver.answerOnce("/", 429, Map.of("Retry-After", "3600"));
    try (var server = serverCalling(receiver.uri("/").toString()).start()) {
      run(server, "a", "SUCCEEDED");
      run(server, "b", "DEAD_LETTERED");
      run(server, "nothing", "SKIPPED");
      run(server, "c", "WAITING");
      assertThat(metrics(server, "runs{")).contains("tableau_webhooks_runs{state=\"WAITING\"} 1.0");

      var waiting = server.json("/api/v1/runs?state=waiting").at("/runs/0/id").asString();
      assertThat(server.post("/api/v1/runs/" + waiting + "/cancel", "").statusCode())
          .isEqualTo(200);

      Awaitility.await("a run is counted just after its end is stored")
          .untilAsserted(() ->
              assertThat(metrics(server, "runs_ended_seconds_count"))
                  .containsExactlyInAnyOrder(
                      ended("SUCCEEDED"),
                      ended("SKIPPED"),
                      ended("DEAD_LETTERED"),
                      ended("CANCELLED"),
                      never("GROUPED"),
                      never("SUPPRESSED")));
    }
  }

  private static String ended(String state) {
    return "tableau_webhooks_runs_ended_seconds_count{state=\"%s\"} 1".formatted(state);
  }

  private static String never(String state) {
    return "tableau_webhooks_runs_ended_seconds_count{state=\"%s\"} 0".formatted(state);
  }
}
