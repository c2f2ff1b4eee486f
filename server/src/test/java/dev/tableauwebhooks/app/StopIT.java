package dev.tableauwebhooks.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The real process is told to stop while it is busy. */
class StopIT {
  private static final int SENDERS = 4;
  private static final String TOKEN = "a-token-of-the-test";
  private static final Map<String, String> PRODUCTION =
      Map.of(
          "TABLEAU_WEBHOOKS_ENV", "production",
          "TABLEAU_WEBHOOKS_TOKENS", TOKEN,
          "TABLEAU_WEBHOOKS_ADMIN_TOKEN", "an-admin-token-of-the-test");

  @TempDir Path folder;
  @AutoClose private final Receiver receiver = Receiver.start();
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<Integer> refusals = new CopyOnWriteArrayList<>();

  @Test
  void stopsInGoodOrderUnderLoadAndGoesOnWhereItWas() throws Exception {
    writeWorkflows();
    receiver.hold("/slow");
    try (var server = ServerProcess.start(folder, PRODUCTION)) {
      post(server, "UserDeleted", "slow one");
      Awaitility.await().until(() -> receiver.bodies("/slow").size() == 1);
      var senders = startSenders(server);
      Awaitility.await().until(() -> acknowledged.size() > 200);
      var watch = new ReadinessWatch(server);

      var exit = server.terminate(Duration.ofSeconds(10));

      over.set(true);
      for (var sender : senders) {
        sender.join();
      }
      assertThat(exit).as(server.output()).isZero();
      assertThat(watch.statuses()).containsSubsequence(200, 503, 0);
      assertThat(refusals).as("no answer but 2xx while somebody listens").isEmpty();
      assertThat(server.output())
          .contains("Stopping", "Stopped")
          .doesNotContain("Z ERROR", "Z WARN");
    }
    receiver.release("/slow");
    assertNothingIsLost();
  }

  private void writeWorkflows() throws IOException {
    var workflows = Files.createDirectories(folder.resolve("config/workflows"));
    for (var name : List.of("fast", "slow")) {
      Files.writeString(
          workflows.resolve(name + ".yaml"),
          """
          name: %s
          on: %s
          steps:
            - uses: http.request
              with: { url: "%s", body: "${{ event.resource.luid }}" }
            - uses: http.request
              with: { url: "%s", body: "${{ event.resource.luid }}" }
          """
              .formatted(
                  name,
                  name.equals("fast") ? "WorkbookUpdated" : "UserDeleted",
                  receiver.uri("/before"),
                  receiver.uri("/" + name)));
    }
  }

  private List<Thread> startSenders(ServerProcess server) {
    return IntStream.range(0, SENDERS)
        .mapToObj(_ -> Thread.ofVirtual().start(() -> send(server)))
        .toList();
  }

  private void send(ServerProcess server) {
    try {
      while (!over.get()) {
        post(server, "WorkbookUpdated", "luid-" + numbers.incrementAndGet());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void post(ServerProcess server, String type, String luid) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(server.uri("/webhook/" + TOKEN))
            .timeout(Duration.ofSeconds(5))
            .POST(BodyPublishers.ofString(TestServer.event(type, "Sales", luid), UTF_8))
            .build();
    try {
      var status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status == 202) {
        acknowledged.add(luid);
      } else {
        refusals.add(status);
      }
    } catch (IOException _) {
      // Not acknowledged: nobody listens any more.
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /** Asks for readiness again and again, until nobody answers. */
  private static final class ReadinessWatch {
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final Thread thread;

    ReadinessWatch(ServerProcess server) {
      thread = Thread.ofVirtual().start(() -> watch(server));
      Awaitility.await().until(() -> statuses.contains(200));
    }

    private void watch(ServerProcess server) {
      try {
        while (!statuses.contains(0)) {
          statuses.add(server.status("/health/ready"));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    List<Integer> statuses() throws InterruptedException {
      thread.join();
      return statuses;
    }
  }

  private void assertNothingIsLost() throws Exception {
    try (var server = ServerProcess.start(folder, PRODUCTION)) {
      for (var state : List.of("queued", "running", "waiting")) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> server.get("/api/v1/runs?state=" + state).startsWith("{\"runs\":[]"));
      }
      var runs = new JsonMapper().readTree(server.get("/api/v1/runs?workflow=slow")).path("runs");
      assertThat(runs).hasSize(1);
      assertThat(runs.get(0).path("state").asString()).isEqualTo("SUCCEEDED");
      assertThat(server.get("/api/v1/runs?state=dead-lettered")).startsWith("{\"runs\":[]");
    }
    assertThat(receiver.bodies("/before"))
        .as("no finished step is repeated")
        .doesNotHaveDuplicates();
    assertThat(receiver.bodies("/slow")).containsExactly("slow one", "slow one");
    acknowledged.remove("slow one");
    assertThat(receiver.bodies("/fast")).containsAll(acknowledged);
  }
}
