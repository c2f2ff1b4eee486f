package dev.tableauwebhooks.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the real process under load, again and again; then the ledger is compared. */
class CrashIT {
  private static final int KILLS = Integer.getInteger("crash.kills", 30);
  private static final long SEED = Long.getLong("crash.seed", 20261124L);
  private static final int SENDERS = 6;

  @TempDir Path folder;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();

  @Test
  void losesNoAcknowledgedEventAndRepeatsNoFinishedStep() throws Exception {
    try (var receiver = Receiver.start()) {
      writeWorkflow(receiver);
      var random = new Random(SEED);
      for (var kill = 0; kill < KILLS; kill++) {
        runAndKill(random.nextInt(200, 1_500));
      }
      try (var server = ServerProcess.start(folder, Map.of())) {
        awaitNothingOpen();
        assertThat(server.terminate(Duration.ofSeconds(10))).isZero();
      }
      compareLedger(receiver);
    }
  }

  private void writeWorkflow(Receiver receiver) throws IOException {
    var workflows = Files.createDirectories(folder.resolve("config/workflows"));
    Files.writeString(
        workflows.resolve("two-calls.yaml"),
        """
        name: two calls
        on: WorkbookUpdated
        steps:
          - id: one
            uses: http.request
            with: { url: "%s", json: { luid: "${{ event.resource.luid }}" } }
          - id: two
            uses: http.request
            with: { url: "%s", json: { luid: "${{ event.resource.luid }}" } }
        """
            .formatted(receiver.uri("/one"), receiver.uri("/two")));
  }

  private void runAndKill(int afterMillis) throws InterruptedException {
    try (var server = ServerProcess.start(folder, Map.of());
        var client = HttpClient.newHttpClient()) {
      var end = System.nanoTime() + Duration.ofMillis(afterMillis).toNanos();
      var senders = new Thread[SENDERS];
      for (var i = 0; i < SENDERS; i++) {
        senders[i] = Thread.ofPlatform().start(() -> send(client, server, end));
      }
      LockSupport.parkNanos(end - System.nanoTime());
      server.kill();
      for (var sender : senders) {
        sender.join();
      }
    }
  }

  /** Sends until a little after the kill; only what was answered 202 counts as acknowledged. */
  private void send(HttpClient client, ServerProcess server, long end) {
    while (System.nanoTime() < end + Duration.ofMillis(100).toNanos()) {
      var luid = "luid-" + numbers.incrementAndGet();
      var body =
          """
          {"resource":"WORKBOOK","event_type":"WorkbookUpdated","resource_name":"Sales",\
          "site_luid":"s","resource_luid":"%s","created_at":"2026-11-24T10:00:00Z"}\
          """
              .formatted(luid);
      sent.add(luid);
      var request =
          HttpRequest.newBuilder(server.uri("/webhook"))
              .timeout(Duration.ofSeconds(5))
              .POST(BodyPublishers.ofString(body, UTF_8))
              .build();
      try {
        if (client.send(request, BodyHandlers.discarding()).statusCode() == 202) {
          acknowledged.add(luid);
        }
      } catch (IOException _) {
        // Not acknowledged.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Connection database() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/webhooks.db"));
  }

  private int count(String sql) throws Exception {
    try (var connection = database();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM " + sql)) {
      return rows.getInt(1);
    }
  }

  private void awaitNothingOpen() {
    Awaitility.await("each accepted event ends within 60 s of the restart")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> count("run WHERE ended_at IS NULL") == 0);
  }

  private void compareLedger(Receiver receiver) throws Exception {
    var stored = new HashSet<String>();
    try (var connection = database();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT resource_luid FROM event")) {
      while (rows.next()) {
        stored.add(rows.getString(1));
      }
    }
    assertThat(acknowledged).as("the load was real").hasSizeGreaterThan(KILLS);
    assertThat(stored).as("none lost").containsAll(acknowledged);
    assertThat(sent).as("no phantom").containsAll(stored);
    assertThat(count("event")).as("none twice").isEqualTo(stored.size());
    assertThat(count("run WHERE state <> 'SUCCEEDED'")).as("all done").isZero();
    assertThat(
            count(
                "attempt a JOIN attempt b ON a.run_id = b.run_id AND a.step = b.step"
                    + " WHERE a.result = 'SUCCEEDED' AND b.number > a.number"))
        .as("no finished step was tried again")
        .isZero();
    assertEachCallWasJournaled(receiver, stored);
  }

  private void assertEachCallWasJournaled(Receiver receiver, Set<String> stored) throws Exception {
    for (var step : new String[] {"one", "two"}) {
      var calls =
          receiver.calls().stream()
              .filter(call -> call.path().equals("/" + step))
              .collect(
                  groupingBy(call -> call.body().replaceAll(".*(luid-\\d+).*", "$1"), counting()));
      assertThat(calls.keySet()).as("each event reached step " + step).containsAll(stored);
      var total = calls.values().stream().mapToLong(Long::longValue).sum();
      assertThat(total)
          .as("every call of step %s has a journaled attempt", step)
          .isLessThanOrEqualTo(count("attempt WHERE step = '%s'".formatted(step)));
    }
  }
}
