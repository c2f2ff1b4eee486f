package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.http.HttpStandIn;
import dev.tableauwebhooks.http.HttpStandIn.Answer;
import dev.tableauwebhooks.http.HttpStandIn.Received;
import dev.tableauwebhooks.simulator.Firing;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The shipped workflows that keep messages few. Only addresses, and times that would take a night,
 * are others than in the files.
 */
@Execution(ExecutionMode.CONCURRENT)
class QuietExamplesIT {
  private static final String SYS_ID = "a9e30c7dc61122760116894de7bcc7bd";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path folder;

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  @AutoClose private final HttpStandIn outside = HttpStandIn.answering(QuietExamplesIT::answer);

  /** Slack's chat.postMessage, chat.update and incoming webhook, and ServiceNow's Table API. */
  private static Answer answer(Received request) {
    return switch (request.method() + " " + request.uri().getPath()) {
      case "POST /api/chat.postMessage", "POST /api/chat.update" ->
          Answer.json(200, "{\"ok\":true,\"channel\":\"C1H9RESGL\",\"ts\":\"1503435956.000247\"}");
      case "POST /api/now/table/incident" ->
          Answer.json(
              201, "{\"result\":{\"sys_id\":\"%s\",\"number\":\"INC0010002\"}}".formatted(SYS_ID));
      case "PATCH /api/now/table/incident/" + SYS_ID ->
          Answer.json(200, "{\"result\":{\"number\":\"INC0010002\",\"state\":\"6\"}}");
      case "POST /services/x" -> Answer.of(200, "ok");
      default -> Answer.json(404, "{\"error\":{\"message\":\"No Record found\"}}");
    };
  }

  @Test
  void aStormIsOneMessageThatIsEditedUntilAllIsWell() throws Exception {
    var example = example("refresh-storm-to-one-message.yaml");
    try (var server = server().file("workflows/example.yaml", example).start()) {
      for (var failure : fireAll("RefreshFailed")) {
        server.accept(failure);
      }
      assertThat(text(call(0)))
          .contains(":x: *Refreshes fail* (login), since ", "failures in all: 11")
          .contains("Failing (11): ", " +1 more", "Recovered (0): ");

      for (var success : fireAll("RefreshSucceeded")) {
        server.accept(success);
      }
      assertThat(call(1).uri()).hasToString("/api/chat.update");
      assertThat(call(1).json().findText("ts")).contains("1503435956.000247");
      assertThat(text(call(1)))
          .contains(":white_check_mark: *Incident resolved* (login)", "Failing (0): ")
          .contains("Recovered (11): ");
      assertThat(outside.received()).hasSize(2);
    }
  }

  @Test
  void aTicketIsOpenedOnceAndResolvedWhenItsWorkbookRecovers() throws Exception {
    var example =
        example("incident-to-servicenow.yaml")
            .replace("https://example.service-now.com", outside.uri("").toString());
    try (var server = server().file("workflows/example.yaml", example).start()) {
      accept(server, "WorkbookRefreshFailed", "Revenue Overview");
      assertThat(call(0).uri().getPath()).isEqualTo("/api/now/table/incident");
      assertThat(call(0).header("Authorization")).contains("Basic dGFibGVhdTpzM2NyZXQ=");
      assertThat(call(0).json().findText("short_description"))
          .contains("Tableau: Revenue Overview cannot be refreshed");
      assertThat(call(0).json().findText("description").orElseThrow())
          .contains("Login failed for user 'etl'.", "Project: Finance/Reports, owner: Maya Chen");

      var again = server.accept(at("2099-01-01T10:00:00Z", "WorkbookRefreshFailed"));
      server.awaitRun(again, "GROUPED");
      server.accept(at("2099-01-01T11:00:00Z", "WorkbookRefreshSucceeded"));
      assertThat(call(1).method()).isEqualTo("PATCH");
      assertThat(call(1).uri())
          .hasToString("/api/now/table/incident/%s?sysparm_fields=number,state".formatted(SYS_ID));
      assertThat(call(1).json())
          .hasToString(
              "{\"state\":\"6\",\"close_code\":\"Resolved by caller\","
                  + "\"close_notes\":\"Tableau refreshed Revenue Overview after 2 failures.\"}");
      assertThat(outside.received()).hasSize(2);
    }
  }

  @Test
  void theClockTellsWhatFailedAndWhatDidNotHappen() throws Exception {
    // The deadline is the minute that has begun, and is looked at in 25 seconds, when the
    // server has long started.
    var now = ZonedDateTime.now(BERLIN);
    var missing =
        example("not-refreshed-by-seven.yaml")
            .replace(
                "\"07:00\"", "\"%s\"".formatted(now.format(DateTimeFormatter.ofPattern("HH:mm"))))
            .replace("on: weekdays", "on: [mon, tue, wed, thu, fri, sat, sun]")
            .replace("grace: 5m", "grace: %ds".formatted(now.getSecond() + 25));
    var digest = example("nightly-digest.yaml").replace("0 7 * * *", "* * * * *");
    try (var server =
        server()
            .file("workflows/missing.yaml", missing)
            .file("workflows/digest.yaml", digest)
            .start()) {
      accept(server, "WorkbookRefreshFailed", "Revenue Overview");
      accept(server, "DatasourceRefreshFailed", "General Ledger");

      assertThat(told(":sunrise:", "\n• Revenue Overview"))
          .contains(" refreshes failed* since yesterday, of ")
          .doesNotContain("more");
      told(":sunrise:", "\n• General Ledger");
      assertThat(told(":hourglass:", "Sales"))
          .contains("*Sales* has not been refreshed by 07:00 today.")
          .contains("DatasourceRefreshSucceeded from ");
    }
  }

  private TestServer.Builder server() {
    return TestServer.in(folder)
        .variable("SERVICENOW_AUTHORIZATION", "Basic dGFibGVhdTpzM2NyZXQ=")
        .variable("SLACK_BOT_TOKEN", "xoxb-1234-s3cret")
        .file(
            "tableau-webhooks.yaml",
            """
            sites:
              - name: demo
                url: %s
                contentUrl: demo
                credentials: { pat: { name: demo-pat, secret: demo-secret } }
            reconcile: { every: 1h }
            secrets: { SERVICENOW: "${SERVICENOW_AUTHORIZATION}" }
            connections:
              slack:
                type: slack
                webhookUrl: "%s"
                botToken: ${SLACK_BOT_TOKEN}
                apiUrl: "%s"
            """
                .formatted(tableau.uri(), outside.uri("/services/x"), outside.uri("/api")));
  }

  private static String example(String name) throws IOException {
    return Files.readString(Repository.file("examples/workflows/" + name));
  }

  /** For eleven objects, one more than the message names. */
  private List<String> fireAll(String what) {
    return Stream.concat(
            tableau.workbooks().stream().map(it -> fire("Workbook" + what, it.luid())),
            tableau.datasources().stream().map(it -> fire("Datasource" + what, it.luid())))
        .limit(11)
        .toList();
  }

  private void accept(TestServer server, String type, String resource) throws InterruptedException {
    server.accept(fire(type, resource));
  }

  private String fire(String type, String resource) {
    var luid =
        type.startsWith("Datasource")
            ? tableau.datasource(resource).luid()
            : tableau.workbook(resource).luid();
    var firing = Firing.of(type, luid);
    return tableau
        .fire(type.endsWith("Failed") ? firing.error("Login failed for user 'etl'.") : firing)
        .body();
  }

  private String at(String time, String type) {
    return fire(type, "Revenue Overview").replaceAll("(\"created_at\": ?\")[^\"]*", "$1" + time);
  }

  private Received call(int number) {
    return Awaitility.await("call " + number)
        .atMost(Duration.ofSeconds(60))
        .until(outside::received, calls -> calls.size() > number)
        .get(number);
  }

  private String told(String beginning, String part) {
    return Awaitility.await(beginning + " … " + part)
        .atMost(Duration.ofSeconds(150))
        .until(() -> find(beginning, part), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<String> find(String beginning, String part) {
    return outside.received().stream()
        .map(QuietExamplesIT::text)
        .filter(text -> text.startsWith(beginning) && text.contains(part))
        .findFirst();
  }

  private static String text(Received call) {
    return call.json().findText("text").orElseThrow();
  }
}
