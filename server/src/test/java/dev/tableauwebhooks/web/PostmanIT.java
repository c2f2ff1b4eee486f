package dev.tableauwebhooks.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.CodeBlock;
import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.app.Receiver;
import dev.tableauwebhooks.app.TestServer;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.simulator.DemoSite;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Postman collections, run by newman against a simulated Tableau and a real server. */
class PostmanIT {
  private static final String REST = "tableau-webhooks-rest";
  private static final String SERVER = "tableau-webhooks-server";
  private static final String TOKEN = "a-token-of-the-test";
  private static final String ADMIN_TOKEN = "an-admin-token-of-the-test";

  private static Newman newman;

  @TempDir Path folder;
  @AutoClose private final Receiver receiver = Receiver.start();

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  @BeforeAll
  static void install() throws Exception {
    newman = Newman.installed();
  }

  @Test
  void theMethodsOfTableauWorkAndLeaveNothingBehind() throws Exception {
    try (var server = TestServer.in(folder).start()) {
      run(REST, addresses(server));

      assertThat(tableau.webhooks()).as("webhooks that were left").isEmpty();
      assertThat(tableau.sessionCount()).as("sessions that were left").isZero();
      assertThat(types(server)).as("what the tests of webhooks posted").containsOnly("Test");
    }
  }

  @Test
  void aPasswordAloneIsEnoughAndTextMayHoldWhatMeansSomethingInJsonOrXml() throws Exception {
    try (var server = TestServer.in(folder).start()) {
      var values =
          Map.of(
              "tableau_url",
              tableau.uri().toString(),
              "site_content_url",
              DemoSite.CONTENT_URL,
              "username",
              DemoSite.ADMIN,
              "password",
              DemoSite.ADMIN_PASSWORD,
              "webhook_name",
              "O'Neill's \"Lab\" <b> & \\",
              "webhook_url",
              server.uri("/webhook?a=1&b=2").toString());

      var report = newman.run(REST, "tableau", values, folder);

      assertThat(report.exit()).as(report.output()).isZero();
      assertThat(report.executions())
          .as("requests of both formats that sign in or out in other ways are skipped")
          .hasSize(requests(REST) - 2 * 4);
      assertThat(tableau.webhooks()).as("webhooks that were left").isEmpty();
      assertThat(tableau.sessionCount()).as("sessions that were left").isZero();
    }
  }

  @Test
  void aServerInDevelopmentTakesEveryEventAndTellsAboutIt() throws Exception {
    try (var server = withAHistory(TestServer.in(folder))) {
      var report = run(SERVER, addresses(server));

      assertThat(types(server))
          .contains(
              Arrays.stream(EventType.values()).map(EventType::wireName).toArray(String[]::new));
      assertEveryOperationIsShown(server, report);
    }
  }

  @Test
  void aServerInProductionDoesSoWithTokens() throws Exception {
    var builder =
        TestServer.in(folder)
            .variable("TABLEAU_WEBHOOKS_ENV", "production")
            .variable("TABLEAU_WEBHOOKS_TOKENS", TOKEN)
            .variable("TABLEAU_WEBHOOKS_ADMIN_TOKEN", ADMIN_TOKEN);
    try (var server = withAHistory(builder)) {
      var values = new HashMap<>(addresses(server));
      values.put("webhook_token", TOKEN);
      values.put("admin_token", ADMIN_TOKEN);

      run(SERVER, values);
    }
  }

  @Test
  void theCommandsOfTheReadmeRun() throws Exception {
    try (var server = TestServer.in(folder).start()) {
      var commands = CodeBlock.of("postman/README.md", "sh").getFirst().text();

      var finished = newman.runCommands(commands, addresses(server), folder);

      assertThat(finished.exit()).as(finished.output()).isZero();
      assertThat(finished.output()).contains("Tableau: webhooks by the REST API", "JSON API");
    }
  }

  @Test
  void aWrongAnswerFailsTheRun() throws Exception {
    try (var server = TestServer.in(folder).start()) {
      var values = new HashMap<>(addresses(server));
      values.put("pat_secret", "wrong");
      values.put("webhook_url", receiver.uri("/hook").toString());

      var report = newman.run(REST, "simulator", values, folder);

      assertThat(report.exit()).isNotZero();
      assertThat(report.output())
          .contains("Tableau accepts the credentials")
          .contains("Sign in first")
          .doesNotContain("demo-secret");
    }
  }

  private Map<String, String> addresses(TestServer server) {
    return Map.of(
        "tableau_url", tableau.uri().toString(),
        "server_url", server.uri("").toString().replaceAll("/$", ""),
        "webhook_url", server.uri("/webhook").toString());
  }

  /** A server that has given one run up and lets another wait. */
  private TestServer withAHistory(TestServer.Builder builder) throws InterruptedException {
    receiver.answerOnce("/given-up", 400, Map.of());
    receiver.answerOnce("/waits", 503, Map.of("Retry-After", "3600"));
    var server =
        builder
            .file("workflows/given-up.yaml", workflow("given-up", "WorkbookDeleted"))
            .file("workflows/waits.yaml", workflow("waits", "ViewDeleted"))
            .file(
                "workflows/incident.yaml",
                quiet("incident", "WorkbookRefreshFailed", "incident: {}"))
            .file("workflows/group.yaml", quiet("group", "WorkbookCreated", "group: { wait: 1h }"))
            .start();
    awaitRun(server, "WorkbookRefreshFailed", "SUCCEEDED");
    awaitRun(server, "WorkbookCreated", "GROUPED");
    awaitRun(server, "WorkbookDeleted", "DEAD_LETTERED");
    awaitRun(server, "ViewDeleted", "WAITING");
    return server;
  }

  private static String quiet(String name, String on, String how) {
    return """
    name: %s
    on: %s
    %s
    steps:
      - uses: log.write
        with: { message: hi }
    """
        .formatted(name, on, how);
  }

  private static void awaitRun(TestServer server, String event, String state)
      throws InterruptedException {
    var id =
        server.accept(TestServer.event(event, "Sales", "99e20399-0304-3f0a-b444-ac3cc3c6746d"));
    server.awaitRun(id, state);
  }

  private String workflow(String name, String event) {
    return """
    name: %s
    on: %s
    steps:
      - uses: http.request
        with: { url: "%s" }
    """
        .formatted(name, event, receiver.uri("/" + name));
  }

  /** Runs a collection, whose every request must be sent and covered, and whose tests must hold. */
  private Newman.Report run(String collection, Map<String, String> values) throws Exception {
    var report = newman.run(collection, "simulator", values, folder);
    assertThat(report.exit()).as(report.output()).isZero();
    assertThat(report.executions()).as(report.output()).hasSize(requests(collection));
    assertThat(report.executions())
        .allSatisfy(sent -> {
          assertThat(sent.path("assertions")).as("assertions about %s", name(sent)).isNotEmpty();
          assertThat(sent.path("assertions"))
              .as(name(sent))
              .noneMatch(assertion -> assertion.has("error"));
        });
    return report;
  }

  private static String name(JsonNode execution) {
    return execution.path("item").path("name").asString();
  }

  private static int requests(String collection) throws IOException {
    var file = Repository.file("postman").resolve(collection + ".postman_collection.json");
    return requests(new JsonMapper().readTree(Files.readString(file)).path("item"));
  }

  private static int requests(JsonNode items) {
    var count = 0;
    for (var item : items) {
      count += item.has("item") ? requests(item.path("item")) : 1;
    }
    return count;
  }

  private static List<String> types(TestServer server) throws InterruptedException {
    var types = new TreeSet<String>();
    server
        .json("/api/v1/events?limit=1000")
        .path("events")
        .forEach(event -> types.add(event.path("type").asString()));
    return List.copyOf(types);
  }

  private static void assertEveryOperationIsShown(TestServer server, Newman.Report report)
      throws InterruptedException {
    var document = new OpenApi(server.get("/api/v1/openapi.json").body());
    var sent = report.executions().stream().map(PostmanIT::operation).collect(Collectors.toSet());
    for (var operation : document.operations()) {
      var pattern = Pattern.compile(operation.replaceAll("\\{\\w+}", "[^/]+"));
      assertThat(sent).as(operation).anyMatch(pattern.asMatchPredicate());
    }
  }

  private static String operation(JsonNode execution) {
    var request = execution.path("request");
    var path = new StringBuilder();
    request.path("url").path("path").forEach(part -> path.append('/').append(part.asString()));
    return request.path("method").asString() + " " + path;
  }
}
