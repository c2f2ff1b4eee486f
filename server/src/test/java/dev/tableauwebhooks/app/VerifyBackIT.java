package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.simulator.Fault;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A post without credentials is believed where Tableau confirms what it says. */
class VerifyBackIT {
  private static final String REVENUE = "99e20399-0304-3f0a-b444-ac3cc3c6746d";

  @TempDir Path folder;

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  private TestServer.Builder server() {
    return TestServer.in(folder)
        .variable("TABLEAU_WEBHOOKS_ENV", "production")
        .variable("TABLEAU_WEBHOOKS_ADMIN_TOKEN", "0123456789abcdef0123")
        .file(
            "tableau-webhooks.yaml",
            """
            ingest: { unauthenticated: verify-back }
            sites:
              - name: demo
                url: %s
                contentUrl: demo
                credentials: { pat: { name: demo-pat, secret: demo-secret } }
            """
                .formatted(tableau.uri()))
        .file(
            "workflows/say.yaml",
            """
            name: say
            on: "*"
            steps:
              - uses: log.write
                with: { message: "${{ event.resource.name }}" }
            """);
  }

  private static HttpResponse<String> post(TestServer server, String body)
      throws InterruptedException {
    return server.send(
        HttpRequest.newBuilder(server.uri("/webhook")).POST(BodyPublishers.ofString(body)));
  }

  private static String accept(TestServer server, String body) throws InterruptedException {
    var answer = post(server, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return new JsonMapper().readTree(answer.body()).path("id").asString();
  }

  @Test
  void runsWhatTableauConfirms() throws Exception {
    try (var server = server().start()) {
      var updated = accept(server, TestServer.event("WorkbookUpdated", "Revenue", REVENUE));
      var deleted = accept(server, TestServer.event("WorkbookDeleted", "Gone", "no-such-luid"));

      server.awaitRun(updated, "SUCCEEDED");
      server.awaitRun(deleted, "SUCCEEDED");
      assertThat(server.json("/api/v1/quarantine").path("quarantine")).isEmpty();
    }
  }

  @Test
  void setsAsideWhatTableauDoesNotKnow() throws Exception {
    try (var server = server().start()) {
      var absent = accept(server, TestServer.event("WorkbookUpdated", "Never was", "no-such-luid"));
      var foreign =
          accept(
              server,
              TestServer.event("WorkbookUpdated", "Elsewhere", REVENUE)
                  .replace("b4282b1e-7518-3af7-8da4-08f2d004d5cf", "another-site"));

      assertThat(server.awaitRun(absent, "SKIPPED").path("reason").asString())
          .isEqualTo("Set aside. The site 'demo' has no workbook 'no-such-luid'.");
      assertThat(server.awaitRun(foreign, "SKIPPED").path("reason").asString())
          .isEqualTo("Set aside. No configured site has the LUID 'another-site'.");
      assertThat(server.get("/api/v1/quarantine").body())
          .contains(absent, foreign, "has no workbook");
    }
  }

  @Test
  void waitsWhereTableauCannotBeAsked() throws Exception {
    try (var server = server().start()) {
      tableau.faults().add(Fault.of("GET", "/workbooks").status(503).times(100));
      var event = accept(server, TestServer.event("WorkbookUpdated", "Revenue", REVENUE));
      var run = server.awaitRun(event, "WAITING");
      assertThat(run.path("reason").asString()).contains("answered 503");
    }
  }

  @Test
  void warnsThatAnybodyMayPost() throws Exception {
    try (var server = server().start()) {
      assertThat(server.get("/health/ready").body()).contains("Anybody may post events");
    }
  }

  @Test
  void takesNobodysWordForItsOwnEvents() throws Exception {
    try (var server = server().start()) {
      var answer = post(server, "{\"event_type\": \"HookDisabled\"}");
      assertThat(answer.body()).contains("quarantined");
      assertThat(server.get("/api/v1/quarantine").body())
          .contains("Tableau has no event 'HookDisabled'; only this server raises it.");
    }
  }
}
