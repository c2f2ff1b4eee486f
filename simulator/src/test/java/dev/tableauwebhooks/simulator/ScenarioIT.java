package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tableauwebhooks.simulator.ScenarioPlayer.Played;
import dev.tableauwebhooks.simulator.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Scenarios over real HTTP, in a time that the test moves. */
class ScenarioIT {

  private static final Path EXAMPLES = Path.of("../examples/scenarios");

  private final SimulatedTime time =
      SimulatedTime.start(() -> Instant.parse("2026-11-24T02:00:00Z"));
  private final TableauSimulator simulator =
      TableauSimulator.start(
          SimulatorSettings.immediate().withRefreshDuration(Duration.ofSeconds(1)), time, time);
  private final TestClient client = TestClient.admin(simulator);
  private final Receiver receiver = new Receiver();
  private final List<String> events = new ArrayList<>();

  @BeforeEach
  void stopTheTime() {
    time.stop();
    simulator.onEvent(event -> events.add(event.event()));
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  static Stream<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void playsEveryExampleWithoutAProblem(Path example) throws IOException {
    simulator.play(read(example), 1);
    time.forward(Duration.ofMinutes(10));

    assertThat(simulator.played()).isNotEmpty().extracting(Played::problem).containsOnly("");
  }

  @Test
  void makesAQuietDay() throws IOException {
    simulator.play(read(EXAMPLES.resolve("quiet-day.yaml")), 1);
    time.forward(Duration.ofMinutes(3));

    assertThat(simulator.jobs())
        .filteredOn(job -> job.status() == Job.Status.FAILED)
        .extracting(job -> job.target().name(), Job::notes)
        .containsExactly(tuple("CRM Accounts", JobError.TIMEOUT.text()));
    assertThat(simulator.jobs())
        .extracting(Job::type)
        .contains(
            "refresh_extracts", "increment_extracts", "run_flow", "single_subscription_notify");
    assertThat(events)
        .contains("WorkbookUpdated", "LabelCreated", "LabelDeleted", "AdminPromoted")
        .doesNotContain("UserDeleted", "WorkbookRefreshFailed");
    assertThat(simulator.workbook("Campaigns").listing().tags()).contains("reviewed");
  }

  @Test
  void makesANightOfFailures() throws IOException {
    var hook = simulator.addWebhook("WorkbookRefreshFailed", receiver.uri());
    simulator.addWebhook("DatasourceRefreshFailed", receiver.uri());
    simulator.play(read(EXAMPLES.resolve("night-of-failures.yaml")), 1);
    time.forward(Duration.ofSeconds(59));
    assertThat(receiver.eventTypes())
        .filteredOn("WorkbookRefreshFailed"::equals)
        .describedAs("300 stores and Warehouse Stock")
        .hasSize(301);
    assertThat(failedRefreshes()).describedAs("as the REST API counts them").isEqualTo(303);

    time.forward(Duration.ofSeconds(6));
    var outOfOrder = client.get("/workbooks");
    assertThat(outOfOrder.status()).isEqualTo(503);
    assertThat(outOfOrder.header("Retry-After")).isEqualTo("5");
    time.forward(Duration.ofSeconds(30));
    assertThat(client.get("/workbooks").status()).isEqualTo(429);
    time.forward(Duration.ofSeconds(10));
    client.get("/workbooks").isOk();

    receiver.bodies().clear();
    time.forward(Duration.ofSeconds(30));
    assertThat(receiver.bodies()).describedAs("while deliveries are off").isEmpty();
    assertThat(simulator.jobs().getLast().target().name()).isEqualTo("Revenue");

    time.forward(Duration.ofSeconds(65));
    assertThat(task("General Ledger").isSuspended()).isTrue();
    assertThat(
            simulator.webhooks().stream().filter(it -> it.luid().equals(hook.luid())).findFirst())
        .map(Webhook::statusChangeReason)
        .contains(
            "Webhook disabled after 4 failed attempts to deliver WorkbookRefreshFailed: answered"
                + " 503");

    time.forward(Duration.ofMinutes(2));
    assertThat(task("General Ledger").consecutiveFailedCount()).isZero();
    assertThat(simulator.jobs()).noneMatch(Job::isOpen);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void goesAsFastAsAsked(double speed) {
    simulator.play(
        scenario(
            """
            timeline:
              - { at: 100s, refresh: Revenue, takes: 50s }
            """),
        speed);

    time.forward(Duration.ofMillis((long) (149_000 / speed)));
    assertThat(events).containsExactly("DatasourceRefreshStarted");
    time.forward(Duration.ofMillis((long) (1_000 / speed)));
    assertThat(events).containsExactly("DatasourceRefreshStarted", "DatasourceRefreshSucceeded");
  }

  @Test
  void repeatsWhatHappensAsOftenAsAsked() {
    simulator.play(
        scenario(
            """
            timeline:
              - { every: 10s, from: 5s, times: 3, fire: WorkbookUpdated, resource: Pipeline 🚀 }
              - { every: 20s, fire: WorkbookCreated, resource: Pipeline 🚀 }
            """),
        1);
    time.forward(Duration.ofMinutes(1));

    assertThat(events)
        .containsExactly(
            "WorkbookUpdated",
            "WorkbookUpdated",
            "WorkbookCreated",
            "WorkbookUpdated",
            "WorkbookCreated",
            "WorkbookCreated");
  }

  @Test
  void letsHappenInTheOrderOfTheFileWhatHappensAtOnce() throws InterruptedException {
    var steps = new StringBuilder("timeline:\n");
    for (var number = 0; number < 200; number++) {
      steps.append("  - { at: 10ms, say: \"%d\" }\n".formatted(number));
    }
    var last = new CountDownLatch(1);
    simulator.onEvent(_ -> last.countDown());
    steps.append("  - { at: 10ms, fire: WorkbookUpdated, resource: Pipeline 🚀 }\n");

    simulator.play(scenario(steps.toString()), 1);
    time.resume();
    time.forward(Duration.ofSeconds(1));

    assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(simulator.played())
        .extracting(Played::what)
        .filteredOn(what -> what.matches("\\d+"))
        .isSortedAccordingTo(Comparator.comparingInt(Integer::parseInt));
  }

  @Test
  void passesOverWhatCannotBe() {
    simulator.play(
        scenario(
            """
            timeline:
              - { at: 1s, delete: Revenue }
              - { at: 2s, refresh: Revenue }
              - { at: 3s, delete: Clean Orders }
            """),
        1);
    time.forward(Duration.ofSeconds(5));

    assertThat(simulator.played())
        .extracting(Played::line, Played::what, Played::problem)
        .containsExactly(
            tuple(2, "Delete 'Revenue'", ""),
            tuple(
                3,
                "Refresh 'Revenue'",
                "Site 'demo' has no workbook or data source 'Revenue'. Use a LUID or an exact"
                    + " name; GET /simulator lists them."),
            tuple(4, "Delete 'Clean Orders'", ""));
  }

  @Test
  void makesASiteOfItsOwnThatOneCanSignInTo() {
    simulator.play(
        scenario(
            """
            sites:
              - site: acme
                name: Acme
                workbooks: [{ name: Store, copies: 2 }]
                webhooks: [{ event: WorkbookRefreshStarted, url: "%s" }]
            timeline:
              - { at: 1s, site: acme, refresh: Store 2 }
            """
                .formatted(receiver.uri())),
        1);
    time.forward(Duration.ofSeconds(3));

    client.signInByPat(DemoSite.PAT_NAME, DemoSite.PAT_SECRET, "acme").isOk();
    assertThat(receiver.events())
        .extracting(event -> event.path("resource_name").asString())
        .containsExactly("Store 2");
  }

  @Test
  void makesTheSameLuidsFromTheSameSeed() {
    var yaml =
        """
        seed: 42
        sites: [{ workbooks: [{ name: Store, copies: 2 }] }]
        timeline: [{ at: 1s, refresh: Store 1 }]
        """;
    simulator.play(scenario(yaml), 1);
    time.forward(Duration.ofSeconds(3));
    var first = List.of(simulator.workbook("Store 1").luid(), simulator.jobs().getFirst().luid());

    simulator.reset();
    time.stop();
    time.forward(Duration.ofSeconds(3));

    assertThat(List.of(simulator.workbook("Store 1").luid(), simulator.jobs().getFirst().luid()))
        .isEqualTo(first);
  }

  @Test
  void refusesASpeedThatIsNone() {
    assertThatThrownBy(() -> simulator.play(scenario("name: x\n"), 0))
        .isInstanceOf(SimulatorException.class)
        .hasMessage("A scenario cannot go 0.0 times as fast. Use a number above 0, such as 10.");
  }

  @Test
  void tellsHowFarItIs() {
    simulator.play(scenario("name: Test\ntimeline: [{ at: 1s, say: hello }]\n"), 2);
    time.forward(Duration.ofSeconds(3));

    JsonNode scenario = client.raw("GET", "/simulator/state", "").json().path("scenario");

    assertThat(scenario.path("name").asString()).isEqualTo("Test");
    assertThat(scenario.path("elapsedMillis").asInt()).isEqualTo(6000);
    assertThat(scenario.at("/played/0/what").asString()).isEqualTo("hello");
  }

  private int failedRefreshes() {
    return client
        .get("/jobs?filter=jobType:eq:refresh_extracts,status:eq:Failed&pageSize=1")
        .at("/pagination/totalAvailable")
        .asInt();
  }

  private RefreshTask task(String name) {
    var luid = simulator.datasource(name).luid();
    return simulator.refreshTasks().stream()
        .filter(task -> task.contentLuid().equals(luid))
        .findFirst()
        .orElseThrow();
  }

  private static Scenario read(Path file) throws IOException {
    return scenario(Files.readString(file));
  }

  private static Scenario scenario(String yaml) {
    var reading = Scenarios.read("s.yaml", yaml);
    assertThat(reading.problems()).isEmpty();
    return reading.scenario().orElseThrow();
  }
}
