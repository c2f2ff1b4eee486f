package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.run.Dispatcher;
import dev.tableauwebhooks.store.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way of an event where everything is kept in PostgreSQL. */
class PostgresServerIT {
  @TempDir Path folder;
  @AutoClose private final Receiver receiver = Receiver.start();

  private final String database = TestDatabases.newPostgresqlUrl();

  private TestServer server() throws InterruptedException {
    return TestServer.in(folder)
        .file(
            "tableau-webhooks.yaml",
            "storage: { url: \"%s\", username: postgres, password: postgres }".formatted(database))
        .file(
            "workflows/two-calls.yaml",
            """
            name: two calls
            on: WorkbookUpdated
            retry: { attempts: 3, backoff: 100ms }
            steps:
              - id: one
                uses: http.request
                with: { url: "%s", body: "${{ event.resource.luid }}" }
              - id: two
                uses: http.request
                with: { url: "%s", body: "${{ event.resource.luid }}" }
            """
                .formatted(receiver.uri("/one"), receiver.uri("/two")))
        .start();
  }

  private static String event(String luid) {
    return TestServer.event("WorkbookUpdated", "Sales \\u0000", luid);
  }

  private static List<Integer> attempts(JsonNode run) {
    return run.path("steps").valueStream().map(step -> step.path("attempts").asInt()).toList();
  }

  @Test
  void anEventBecomesCallsAndItsRepeatDoesNot() throws Exception {
    try (var server = server()) {
      var id = server.accept(event("a"));
      var run = server.awaitRun(id, "SUCCEEDED");

      var repeat = new JsonMapper().readTree(server.post("/webhook", event("a")).body());

      assertThat(repeat.path("status").asString()).isEqualTo("duplicate");
      assertThat(repeat.path("id").asString()).isEqualTo(id);
      assertThat(server.json("/api/v1/events/" + id).at("/event/duplicates").asInt()).isEqualTo(1);
      assertThat(server.runsOf(id)).hasSize(1);
      assertThat(attempts(run)).containsExactly(1, 1);
      assertThat(receiver.bodies("/one")).containsExactly("a");
      assertThat(receiver.bodies("/two")).containsExactly("a");
    }
  }

  @Test
  void aStepThatFailsIsTriedAgainAndAFinishedOneIsNot() throws Exception {
    receiver.answerOnce("/two", 500, Map.of());
    receiver.answerOnce("/two", 503, Map.of("Retry-After", "1"));
    try (var server = server()) {
      var run = server.awaitRun(server.accept(event("a")), "SUCCEEDED");

      assertThat(attempts(run)).containsExactly(1, 3);
      assertThat(receiver.bodies("/one")).containsExactly("a");
      assertThat(receiver.bodies("/two")).containsExactly("a", "a", "a");
    }
  }

  @Test
  void aRefusedCallIsADeadLetterThatCanBeReplayed() throws Exception {
    receiver.answerOnce("/two", 400, Map.of());
    try (var server = server()) {
      var id = server.accept(event("a"));
      var dead = server.awaitRun(id, "DEAD_LETTERED");
      assertThat(dead.path("reason").asString()).contains("400");
      assertThat(dead.path("fix").asString()).isNotEmpty();

      var fromThere = replay(server, dead, "failed-step");
      assertThat(attempts(fromThere)).containsExactly(1, 1);
      assertThat(receiver.bodies("/one")).as("the first step was done").hasSize(1);
      assertThat(receiver.bodies("/two")).hasSize(2);

      var anew = replay(server, dead, "start");
      assertThat(anew.path("replayOf")).isEqualTo(dead.path("id"));
      assertThat(receiver.bodies("/one")).hasSize(2);
      assertThat(receiver.bodies("/two")).hasSize(3);
      assertThat(server.runsOf(id).stream().map(run -> run.path("state").asString()))
          .containsExactly("SUCCEEDED", "SUCCEEDED", "DEAD_LETTERED");
    }
  }

  private static JsonNode replay(TestServer server, JsonNode run, String from)
      throws InterruptedException {
    var answer =
        server.post(
            "/api/v1/runs/" + run.path("id").asString() + "/replay", "{\"from\":\"" + from + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return server.await(
        new JsonMapper().readTree(answer.body()).path("id").asString(), "SUCCEEDED");
  }

  @Test
  void aRestartGoesOnWithTheStepThatWasInFlight() throws Exception {
    receiver.hold("/two");
    try (var server = server()) {
      var id = server.accept(event("a"));
      Awaitility.await().until(() -> receiver.bodies("/two").size() == 1);

      server.restart();
      Awaitility.await("it is handed back, so that nobody waits for the end of its lease")
          .atMost(Dispatcher.LEASE.dividedBy(2))
          .until(() -> receiver.bodies("/two").size() == 2);
      receiver.release("/two");

      assertThat(attempts(server.awaitRun(id, "SUCCEEDED"))).containsExactly(1, 2);
      assertThat(receiver.bodies("/one")).containsExactly("a");
      assertThat(receiver.bodies("/two")).containsExactly("a", "a");
    }
  }
}
