package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults and events on demand, by curl and in Java. */
class ControlIT {

  private final TableauSimulator simulator = TableauSimulator.start(SimulatorSettings.immediate());
  private final TestClient client = TestClient.admin(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void failsTheNextCallsThatAreMeant() {
    var luid = simulator.workbook("Revenue Overview").luid();
    var asked =
        client.raw(
            "POST",
            "/simulator/faults",
            """
            {"method":"GET","path":"/workbooks/","status":429,"retryAfter":"2","delayMillis":0,"times":2}\
            """);
    assertThat(asked.status()).isEqualTo(201);
    assertThat(asked.text()).isEqualTo("1 fault(s) wait. DELETE /simulator/faults removes them.\n");

    client.get("/datasources").isOk();
    client.get("/workbooks").isOk();
    var first = client.get("/workbooks/" + luid);
    first.isRefused(429000, "Too many requests for 'api.rest'. Please retry after 1 minutes.");
    assertThat(first.header("Retry-After")).isEqualTo("2");
    assertThat(first.at("/error/summary").asString()).isEqualTo("Too Many Requests");
    assertThat(client.get("/workbooks/" + luid).status()).isEqualTo(429);
    client.get("/workbooks/" + luid).isOk();
    assertThat(simulator.faults().pending()).isEmpty();
  }

  @Test
  void answersWithTheCodeThatIsAsked() {
    simulator.faults().add(Fault.of("", "").code(401002));
    simulator
        .faults()
        .add(Fault.of("POST", "").status(503).retryAfter("Wed, 25 Nov 2026 08:00:00 GMT"));

    client.get("/workbooks").isRefused(401002, "A fault was asked of the simulator.");
    var unavailable = client.call("POST", "/auth/signout", "");
    unavailable.isRefused(503000, "A fault was asked of the simulator.");
    assertThat(unavailable.header("Retry-After")).isEqualTo("Wed, 25 Nov 2026 08:00:00 GMT");
  }

  @Test
  void makesACallWaitAndThenAnswersIt() {
    simulator.faults().add(Fault.of("GET", "/workbooks").delay(Duration.ofMillis(120)));
    var before = System.nanoTime();

    client.get("/workbooks").isOk();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(119));
  }

  @Test
  void forgetsFaults() {
    simulator.faults().add(Fault.of("", "").status(500).times(9));

    assertThat(client.raw("DELETE", "/simulator/faults", "").text()).isEqualTo("No fault waits.\n");

    client.get("/workbooks").isOk();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /simulator/faults | {"status":200}             | A fault cannot answer 200. Use a status from 400 to 599, or 0 for a mere delay.
          /simulator/faults | {"status":500,"code":401002} | Code 401002 does not belong to status 500. Its first three digits are the status.
          /simulator/faults | {"status":500,"times":0}   | A fault happens at least once, not 0 times.
          /simulator/faults | {"delayMillis":-1}         | A delay cannot be negative.
          /simulator/faults | {"status":"x"}             | 'status' is not a whole number.
          /simulator/faults | {"sttus":500,"n":1}        | Unknown: n, sttus. Use: code, delayMillis, method, path, retryAfter, status, times.
          /simulator/faults | []                         | The body is not a JSON object.
          /simulator/events | {"event":"WorkbookCreated","resource":"x"} | Site 'demo' has no workbook 'x'. Use a LUID or an exact name; GET /simulator lists them.
          /simulator/events | {"event":"WorkbookCreated","copies":101} | An event cannot be sent 101 times. Use 1 to 100 copies.
          """)
  void saysWhatIsWrongWithAWish(String path, String body, String problem) {
    var answer = client.raw("POST", path, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo(problem + "\n");
  }

  @Test
  void saysThatABodyIsNotJson() {
    assertThat(client.raw("POST", "/simulator/events", "{").text())
        .startsWith("The body is not JSON: ");
    assertThat(client.raw("PUT", "/simulator/events", "{}").status()).isEqualTo(404);
  }

  @Test
  void sendsAnEventWhateverTheContentTypeSays() throws InterruptedException {
    try (var receiver = new Receiver()) {
      simulator.addWebhook("WorkbookRefreshFailed", receiver.uri());
      var json =
          """
          {"event":"WorkbookRefreshFailed","resource":"Pipeline 🚀","error":"no route","copies":2}\
          """;

      var answer =
          client.send(
              client
                  .request("POST", "/simulator/events", json)
                  .setHeader("Content-Type", "application/x-www-form-urlencoded"));
      simulator.awaitIdle(Duration.ofSeconds(10));

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.text())
          .isEqualTo(
              "Sent to 1 webhook(s), 2 time(s): %s\n".formatted(receiver.bodies().getFirst()));
      assertThat(receiver.bodies()).hasSize(2);
      assertThat(simulator.jobs().getFirst().notes()).isEqualTo("no route");
    }
  }

  @Test
  void showsAPageForPeople() {
    simulator.faults().add(Fault.of("GET", "/workbooks/").status(429).times(3));
    var hook = simulator.addWebhook("WorkbookCreated", URI.create("https://example.com/h"));
    simulator.disableWebhook(hook.luid(), "off");

    var page = client.raw("GET", "/simulator", "");

    assertThat(page.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(page.text())
        .isEqualTo(simulator.describe())
        .contains(
            "Tableau simulator at " + simulator.uri(),
            "admin / admin",
            "demo-pat / demo-secret",
            DemoSite.LUID,
            DemoSite.CLIENT_ID,
            "Finance/Reports/Monthly",
            simulator.workbook("Pipeline 🚀").luid(),
            "disabled (off)  https://example.com/h",
            "GET /workbooks/: status 429, delay 0 ms, 3 time(s)",
            simulator.uri() + "/simulator/events");
    assertThat(simulator.calls().count("GET", "/simulator")).isZero();
  }

  @Test
  void saysThatAPortIsTaken() {
    var settings = SimulatorSettings.immediate().withPort(simulator.uri().getPort());

    assertThatThrownBy(() -> TableauSimulator.start(settings))
        .isInstanceOf(SimulatorException.class)
        .hasMessage(
            "Cannot listen on 127.0.0.1:%d. Is the port taken? Give another one."
                .formatted(simulator.uri().getPort()));
  }

  @Test
  void refusesAVersionThatIsNone() {
    assertThatThrownBy(
            () -> TableauSimulator.start(SimulatorSettings.immediate().withRestApiVersion("new")))
        .isInstanceOf(SimulatorException.class)
        .hasMessage("'new' is not a version of Tableau's REST API. Use a form such as 3.27.");
  }
}
