package dev.tableauwebhooks.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.store.TestDatabases;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A storm of failures with one cause, against the real process, which is killed in the middle of
 * the wait, while a flush is being told, and at the interval.
 */
@Execution(ExecutionMode.CONCURRENT)
class StormIT {
  private static final int SENDERS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void becomesOneMessageThatIsUpdatedUntilItIsOverWhateverDies() throws Exception {
    var told = weather("", 5_000);

    assertThat(told.getFirst()).contains("\"failures\":5000", "\"failing\":5000", "\"names\":1000");
  }

  @Test
  void becomesOneMessageOnPostgresqlToo() throws Exception {
    // Runs in flight on a node that dies are taken over up to 20 s later, and may miss the first
    // message.
    weather(
        "storage: { url: \"%s\", username: postgres, password: postgres }\n"
            .formatted(TestDatabases.newPostgresqlUrl()),
        1_000);
  }

  /** What was told, in order; each run once. */
  private List<String> weather(String configuration, int failures) throws Exception {
    try (var receiver = Receiver.start()) {
      write(receiver, configuration);
      receiver.hold("/tell");
      try (var server = ServerProcess.start(folder, Map.of())) {
        post(server, "WorkbookRefreshFailed", failures);
        server.kill();
      }
      try (var server = ServerProcess.start(folder, Map.of())) {
        Awaitility.await().atMost(PATIENCE).until(() -> !receiver.calls().isEmpty());
        server.kill();
      }
      receiver.release("/tell");
      try (var server = ServerProcess.start(folder, Map.of())) {
        awaitTold(receiver, "\"failures\":%d".formatted(failures));
        post(server, "WorkbookRefreshFailed", 3);
        awaitGroup(server, "\"total\":%d".formatted(failures + 3));
        server.kill();
      }
      try (var server = ServerProcess.start(folder, Map.of())) {
        awaitTold(receiver, "\"failures\":%d".formatted(failures + 3));
        post(server, "WorkbookRefreshSucceeded", failures);
        awaitTold(receiver, "\"state\":\"resolved\"");
        assertThat(server.terminate(Duration.ofSeconds(10))).isZero();
      }
      return compare(receiver, failures);
    }
  }

  private void write(Receiver receiver, String configuration) throws IOException {
    var workflows = Files.createDirectories(folder.resolve("config/workflows"));
    Files.writeString(folder.resolve("config/tableau-webhooks.yaml"), configuration);
    Files.writeString(
        workflows.resolve("storm.yaml"),
        """
        name: One message for a storm
        on: [WorkbookRefreshFailed, WorkbookRefreshSucceeded]
        incident: { key: event.siteLuid }
        group: { wait: 12s, interval: 5s }
        steps:
          - uses: http.request
            with:
              url: "%s"
              json:
                run: ${{ run.id }}
                state: ${{ incident.state }}
                isNew: ${{ incident.isNew }}
                failures: ${{ incident.failures }}
                failing: ${{ incident.memberCount }}
                total: ${{ incident.totalCount }}
                names: ${{ size(incident.members) }}
        """
            .formatted(receiver.uri("/tell")));
  }

  /** So many events of as many workbooks, by some senders; each is answered 202. */
  private static void post(ServerProcess server, String type, int events) throws Exception {
    var now = Instant.now();
    var next = new AtomicInteger();
    var refused = new AtomicInteger();
    try (var client = HttpClient.newHttpClient()) {
      var senders = new Thread[SENDERS];
      for (var i = 0; i < SENDERS; i++) {
        senders[i] =
            Thread.ofVirtual()
                .start(() -> {
                  for (var n = next.getAndIncrement(); n < events; n = next.getAndIncrement()) {
                    refused.addAndGet(isAccepted(client, server, type, n, now) ? 0 : 1);
                  }
                });
      }
      for (var sender : senders) {
        sender.join();
      }
    }
    assertThat(refused).hasValue(0);
  }

  private static boolean isAccepted(
      HttpClient client, ServerProcess server, String type, int number, Instant now) {
    var body =
        """
        {"resource":"WORKBOOK","event_type":"%s","resource_name":"Book %d",\
        "site_luid":"s","resource_luid":"luid-%d","created_at":"%s"}\
        """
            .formatted(type, number, number, now);
    var request =
        HttpRequest.newBuilder(server.uri("/webhook"))
            .POST(BodyPublishers.ofString(body, UTF_8))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void awaitTold(Receiver receiver, String what) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .until(() -> receiver.bodies("/tell").stream().anyMatch(body -> body.contains(what)));
  }

  private static void awaitGroup(ServerProcess server, String what) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .until(() -> server.get("/api/v1/groups").contains(what));
  }

  /** A call that was in flight at the kill comes again, with the same run and the same words. */
  private static List<String> compare(Receiver receiver, int failures) {
    var byRun = new LinkedHashMap<String, List<String>>();
    for (var body : receiver.bodies("/tell")) {
      byRun
          .computeIfAbsent(
              body.replaceAll(".*\"run\":\"([^\"]*)\".*", "$1"), _ -> new ArrayList<>())
          .add(body.replaceAll("\"run\":\"[^\"]*\"", "\"run\":\"\""));
    }
    assertThat(byRun.values()).allSatisfy(same -> assertThat(same).containsOnly(same.getFirst()));
    var told = byRun.values().stream().map(List::getFirst).toList();
    assertThat(told.getFirst()).contains("\"state\":\"open\"", "\"isNew\":true");
    assertThat(told)
        .anyMatch(body ->
            body.contains("\"failures\":%d,\"failing\":%d".formatted(failures + 3, failures)));
    assertThat(told.getLast()).contains("\"state\":\"resolved\"", "\"failing\":0");
    assertThat(told).filteredOn(body -> body.contains("\"isNew\":true")).hasSize(1);
    assertThat(told).filteredOn(body -> body.contains("resolved")).hasSize(1);
    assertThat(told).as("news at each interval at most").hasSizeLessThan(10);
    return told;
  }
}
