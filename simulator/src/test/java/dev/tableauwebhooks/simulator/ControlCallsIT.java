package dev.tableauwebhooks.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the control does to jobs, webhooks, outages and time; nothing happens by itself. */
class ControlCallsIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatedTime time =
      SimulatedTime.start(() -> Instant.parse("2026-11-24T02:30:00Z"));
  private final TableauSimulator simulator =
      TableauSimulator.start(SimulatorSettings.immediate().withRefreshDuration(MINUTE), time, time);
  private final TestClient client = TestClient.admin(simulator);
  private final Receiver receiver = new Receiver();

  @BeforeEach
  void stopTheTime() {
    time.stop();
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void holdsARefreshUntilItIsToldHowItEnds() {
    simulator.addWebhook("WorkbookRefreshFailed", receiver.uri());
    var queued = post("/simulator/refreshes", "{\"resource\":\"Revenue Overview\",\"hold\":true}");
    assertThat(queued.status()).isEqualTo(202);
    var job = queued.at("/jobs/0/id").asString();
    time.forward(Duration.ofHours(1));
    assertThat(client.get("/jobs/" + job).at("/job/progress").asString()).isEqualTo("50");

    var ended =
        post("/simulator/jobs", "{\"job\":\"Revenue Overview\",\"error\":\"driver-missing\"}");

    assertThat(ended.at("/id").asString()).isEqualTo(job);
    assertThat(ended.at("/status").asString()).isEqualTo("Failed");
    assertThat(ended.at("/notes").asString()).isEqualTo(JobError.DRIVER_MISSING.text());
    time.forward(Duration.ZERO);
    assertThat(receiver.eventTypes()).containsExactly("WorkbookRefreshFailed");
  }

  @Test
  void refreshesEverythingOfAFormAndAsLongAsAsked() {
    var queued =
        post(
            "/simulator/refreshes",
            "{\"resource\":\"*Re*e*\",\"takesMillis\":5000,\"error\":\"timeout\"}");

    assertThat(queued.at("/jobs").findValuesAsString("resource"))
        .containsExactlyInAnyOrder("Revenue Overview", "Revenue");
    time.forward(Duration.ofSeconds(4));
    assertThat(simulator.jobs()).allMatch(job -> job.status() == Job.Status.IN_PROGRESS);
    time.forward(Duration.ofSeconds(1));
    assertThat(simulator.jobs()).allMatch(job -> job.notes().equals(JobError.TIMEOUT.text()));
  }

  @Test
  void namesARefreshThroughBridge() {
    post("/simulator/refreshes", "{\"resource\":\"Stock Levels\",\"type\":\"bridge\"}");

    assertThat(client.get("/jobs?filter=jobType:eq:refresh_extracts_via_bridge").text())
        .contains("Stock Levels");
  }

  @Test
  void cancelsAJobWithoutAnEvent() {
    simulator.addWebhook("DatasourceRefreshFailed", receiver.uri());
    post("/simulator/refreshes", "{\"resource\":\"Revenue\",\"hold\":true}");

    var cancelled = post("/simulator/jobs", "{\"job\":\"Revenue\",\"status\":\"Cancelled\"}");

    assertThat(cancelled.at("/finishCode").asInt()).isEqualTo(2);
    time.forward(MINUTE);
    assertThat(receiver.bodies()).isEmpty();
  }

  @Test
  void runsFlowsSubscriptionsAndSchedules() {
    assertThat(
            post("/simulator/flowRuns", "{\"resource\":\"Clean Orders\",\"error\":\"out of it\"}")
                .at("/jobs/0/jobType")
                .asString())
        .isEqualTo("run_flow");
    assertThat(
            post("/simulator/subscriptions", "{\"resource\":\"Revenue this morning\"}")
                .at("/jobs/0/jobType")
                .asString())
        .isEqualTo("single_subscription_notify");
    assertThat(post("/simulator/schedules", "{\"schedule\":\"Every night\"}").at("/jobs"))
        .hasSize(3);
    time.forward(MINUTE);

    assertThat(simulator.jobs()).noneMatch(Job::isOpen);
    assertThat(simulator.jobs().getFirst().notes()).isEqualTo("out of it");
  }

  @Test
  void resumesASuspendedTask() {
    for (var failures = 0; failures < 5; failures++) {
      simulator.fire("DatasourceRefreshFailed", "Revenue");
    }
    assertThat(state().at("/sites/1/tasks/0/suspended").asBoolean()).isTrue();

    var resumed = post("/simulator/tasks", "{\"task\":\"Revenue\"}");

    assertThat(resumed.at("/suspended").asBoolean()).isFalse();
    assertThat(resumed.at("/consecutiveFailedCount").asInt()).isZero();
  }

  @Test
  void putsTheRestApiOutOfOrderUntilToldOtherwise() {
    post("/simulator/outage", "{\"retryAfter\":\"30\"}");
    for (var call = 0; call < 3; call++) {
      var answer = client.get("/workbooks");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("30");
    }
    assertThat(state().at("/faults/outage/status").asInt()).isEqualTo(503);

    client.raw("DELETE", "/simulator/outage", "");

    client.get("/workbooks").isOk();
  }

  @Test
  void losesEventsWhileDeliveriesAreOff() {
    simulator.addWebhook("WorkbookUpdated", receiver.uri());
    post("/simulator/deliveries", "{\"on\":false}");
    simulator.fire("WorkbookUpdated", "Revenue Overview");
    time.forward(MINUTE);
    assertThat(receiver.bodies()).isEmpty();

    post("/simulator/deliveries", "{\"on\":true}");
    simulator.fire("WorkbookUpdated", "Month End Close");
    time.forward(MINUTE);

    assertThat(receiver.events())
        .extracting(event -> event.path("resource_name").asString())
        .containsExactly("Month End Close");
  }

  @Test
  void switchesWebhooksOffAndOnByTheirEvent() {
    simulator.addWebhook("WorkbookCreated", URI.create("https://example.com/a"));
    simulator.addWebhook("WorkbookUpdated", URI.create("https://example.com/b"));

    post(
        "/simulator/webhooks",
        "{\"webhook\":\"WorkbookCreated\",\"enabled\":false,\"reason\":\"x\"}");

    assertThat(simulator.webhooks()).extracting(Webhook::enabled).containsExactly(false, true);
    assertThat(simulator.webhooks().getFirst().statusChangeReason()).isEqualTo("x");
    post("/simulator/webhooks", "{\"webhook\":\"*\",\"enabled\":true}");
    assertThat(simulator.webhooks()).extracting(Webhook::enabled).containsExactly(true, true);
  }

  @Test
  void setsTheTimeForwardAndLetsItStandStill() {
    assertThat(post("/simulator/time", "{\"forwardMillis\":3600000}").text())
        .isEqualTo("It is 2026-11-24T03:30:00Z, and stands still.\n");
    assertThat(client.get("/workbooks").status()).isEqualTo(200);
    post("/simulator/time", "{\"forwardMillis\":3600000}");

    assertThat(client.get("/workbooks").status())
        .describedAs("session of two hours")
        .isEqualTo(401);
    assertThat(post("/simulator/time", "{\"stopped\":false}").text())
        .isEqualTo("It is 2026-11-24T04:30:00Z.\n");
  }

  @Test
  void putsEverythingBack() {
    simulator.addWebhook("WorkbookCreated", receiver.uri());
    simulator.deleteWorkbook("Revenue Overview");
    simulator.refresh("Revenue");
    simulator.revokeToken(DemoSite.PAT_NAME);
    simulator.faults().startOutage(Fault.of("", "").status(503));

    assertThat(post("/simulator/reset", "").text())
        .isEqualTo("Everything is as it was at the start.\n");

    time.stop();
    time.forward(MINUTE);
    assertThat(simulator.webhooks()).isEmpty();
    assertThat(simulator.jobs()).isEmpty();
    assertThat(simulator.sessionCount()).isZero();
    assertThat(simulator.workbook("Revenue Overview").luid())
        .isEqualTo("99e20399-0304-3f0a-b444-ac3cc3c6746d");
    client.signInByPat(DemoSite.PAT_NAME, DemoSite.PAT_SECRET, "demo").isOk();
  }

  @Test
  void tellsItsWholeStateAsJson() {
    var hook = simulator.addWebhook("WorkbookRefreshStarted", receiver.uri());
    simulator.refresh("Pipeline 🚀");
    time.forward(Duration.ofSeconds(1));

    var demo = state().at("/sites/1");

    assertThat(demo.path("contentUrl").asString()).isEqualTo("demo");
    assertThat(demo.at("/webhooks/0/id").asString()).isEqualTo(hook.luid());
    assertThat(demo.at("/jobs/0/resource").asString()).isEqualTo("Pipeline 🚀");
    assertThat(demo.at("/jobs/0/status").asString()).isEqualTo("InProgress");
    assertThat(demo.path("content").findValuesAsString("name"))
        .contains("Cash \"Flow\" <draft> & Notes");
    assertThat(state().at("/deliveries/0/status").asInt()).isEqualTo(200);
    assertThat(state().at("/time/now").asString()).isEqualTo("2026-11-24T02:30:01Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /simulator/refreshes | {}                                   | 'resource' is missing.
          /simulator/refreshes | {"resource":"Zz*"}                   | Site 'demo' has nothing whose name has the form 'Zz*'.
          /simulator/refreshes | {"resource":"Revenue","type":"half"} | 'half' is no type of refresh. Use full, incremental or bridge.
          /simulator/refreshes | {"resource":"Revenue","site":"x"}    | There is no site 'x'. GET /simulator/state lists them.
          /simulator/jobs      | {"job":"Revenue"}                    | No open job is 'Revenue' or works on it. GET /simulator/state lists the jobs.
          /simulator/webhooks  | {"webhook":"Nope"}                   | No webhook has the LUID, name or event 'Nope'. GET /simulator/state lists them.
          /simulator/webhooks  | {"webhook":"*","enabled":"no"}       | 'enabled' is neither true nor false.
          /simulator/time      | {"forwardMillis":-1}                 | Time cannot go back. Give a duration that is not negative.
          /simulator/reset     | {"really":true}                      | Unknown: really. This call takes none.
          """)
  void saysWhatIsWrongWithAWish(String path, String body, String problem) {
    var answer = post(path, body);

    assertThat(answer.text()).isEqualTo(problem + "\n");
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void refusesWhatAPageOfAnotherOriginSends(String header, String value) {
    var answer =
        client.send(client.request("POST", "/simulator/reset", "").setHeader(header, value));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text())
        .isEqualTo(
            "This call comes from a page of another origin. Call it from here or by curl.\n");
    assertThat(simulator.sessionCount()).isEqualTo(1);
  }

  @Test
  void refusesAHostThatOnlyPretendsToBeThisMachine() throws Exception {
    try (var socket = new Socket("127.0.0.1", simulator.uri().getPort())) {
      socket
          .getOutputStream()
          .write(
              """
              POST /simulator/reset HTTP/1.1\r
              Host: rebound.example:80\r
              Origin: http://rebound.example:80\r
              Content-Length: 0\r
              Connection: close\r
              \r
              """
                  .getBytes(US_ASCII));

      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 403");
    }
  }

  private TestClient.Answer post(String path, String json) {
    return client.raw("POST", path, json);
  }

  private TestClient.Answer state() {
    return client.raw("GET", "/simulator/state", "");
  }
}
