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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL, one of which is killed while it works. */
class TwoNodesIT {
  private static final int HELD = 4;
  private static final Duration TAKE_OVER = Duration.ofSeconds(30);

  @TempDir Path folder;
  @AutoClose private final Receiver receiver = Receiver.start();
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  private final String database = TestDatabases.newPostgresqlUrl();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void theOtherTakesTheRunsOfAKilledOneOver() throws Exception {
    receiver.hold("/two-held");
    try (var first = launch("first");
        var second = launch("second")) {
      first.awaitReady();
      second.awaitReady();
      hold(first, "first");
      hold(second, "second");
      var senders = List.of(startSender(first), startSender(second), startSender(second));
      Awaitility.await().until(() -> acknowledged.size() > 50 + 2 * HELD);

      first.kill();
      var killed = System.nanoTime();
      receiver.release("/two-held");
      over.set(true);
      for (var sender : senders) {
        sender.join();
      }

      Awaitility.await("everything has ended")
          .atMost(TAKE_OVER.minusNanos(System.nanoTime() - killed))
          .until(() -> count("run WHERE ended_at IS NULL") == 0);
      assertThat(second.terminate(Duration.ofSeconds(10))).isZero();
    }
    assertNothingIsLostOrRepeated();
    assertOnlyWhatWasInFlightIsRepeated();
  }

  private ServerProcess launch(String name) throws IOException {
    var node = Files.createDirectories(folder.resolve(name));
    var workflows = Files.createDirectories(node.resolve("config/workflows"));
    write(workflows, "passing", "WorkbookUpdated");
    write(workflows, "held", "WorkbookDeleted");
    var url = database.replace("jdbc:postgresql://", "postgres://postgres:postgres@");
    return ServerProcess.launch(node, Map.of("DATABASE_URL", url));
  }

  private void write(Path workflows, String name, String event) throws IOException {
    Files.writeString(
        workflows.resolve(name + ".yaml"),
        """
        name: %s
        on: %s
        steps:
          - id: one
            uses: http.request
            with: { url: "%s", body: "${{ event.resource.luid }}" }
          - id: two
            uses: http.request
            with: { url: "%s", body: "${{ event.resource.luid }}" }
        """
            .formatted(name, event, receiver.uri("/one-" + name), receiver.uri("/two-" + name)));
  }

  /** Leaves runs in the middle of their second step. */
  private void hold(ServerProcess node, String name) throws InterruptedException {
    var before = receiver.bodies("/two-held").size();
    for (var i = 0; i < HELD; i++) {
      assertThat(post(node, "WorkbookDeleted", "held by %s %d".formatted(name, i))).isTrue();
    }
    Awaitility.await().until(() -> receiver.bodies("/two-held").size() == before + HELD);
  }

  private Thread startSender(ServerProcess node) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (!over.get()
                && post(node, "WorkbookUpdated", "luid-" + numbers.incrementAndGet())) {
              Thread.onSpinWait();
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Whether it is acknowledged. */
  private boolean post(ServerProcess node, String type, String luid) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(node.uri("/webhook"))
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofString(TestServer.event(type, "Sales", luid), UTF_8))
            .build();
    try {
      var accepted = client.send(request, BodyHandlers.discarding()).statusCode() == 202;
      if (accepted) {
        acknowledged.add(luid);
      }
      return accepted;
    } catch (IOException _) {
      return false;
    }
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection(database, "postgres", "postgres");
  }

  private int count(String sql) throws SQLException {
    try (var connection = database();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM " + sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Set<String> luids() throws SQLException {
    var found = new TreeSet<String>();
    try (var connection = database();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT resource_luid FROM event")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private void assertNothingIsLostOrRepeated() throws SQLException {
    var stored = luids();
    assertThat(stored).as("none lost").containsAll(acknowledged);
    assertThat(count("event")).as("none twice").isEqualTo(stored.size());
    assertThat(count("run WHERE state = 'SUCCEEDED'")).as("all done").isEqualTo(stored.size());
    assertThat(
            count(
                "attempt a JOIN attempt b ON a.run_id = b.run_id AND a.step = b.step"
                    + " WHERE a.result = 'SUCCEEDED' AND b.number > a.number"))
        .as("no finished step was tried again")
        .isZero();
    for (var step : List.of("one", "two")) {
      var calls = receiver.bodies("/%s-passing".formatted(step));
      assertThat(calls.size() + receiver.bodies("/%s-held".formatted(step)).size())
          .as("every call of step %s has a journaled attempt", step)
          .isLessThanOrEqualTo(count("attempt WHERE step = '%s'".formatted(step)));
      assertThat(calls)
          .as("each event reached step %s", step)
          .containsAll(stored.stream().filter(luid -> luid.startsWith("luid-")).toList());
    }
  }

  private void assertOnlyWhatWasInFlightIsRepeated() {
    var ofFirst = IntStream.range(0, HELD).mapToObj(i -> "held by first " + i).toList();
    var ofSecond = IntStream.range(0, HELD).mapToObj(i -> "held by second " + i).toList();
    var ofBoth = Stream.concat(ofFirst.stream(), ofSecond.stream()).toList();
    assertThat(receiver.bodies("/one-held")).containsExactlyInAnyOrderElementsOf(ofBoth);
    var second = receiver.bodies("/two-held");
    assertThat(second.subList(0, 2 * HELD)).containsExactlyInAnyOrderElementsOf(ofBoth);
    assertThat(second.subList(2 * HELD, second.size()))
        .as("taken over from the killed node")
        .containsExactlyInAnyOrderElementsOf(ofFirst);
  }
}
