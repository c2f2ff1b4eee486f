package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.app.FinishedCommand;
import dev.tableauwebhooks.app.Receiver;
import dev.tableauwebhooks.app.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as their users give them, each a process of its own, and a running server. */
class CliIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir Path folder;

  private FinishedCommand command(String server, String... arguments) throws InterruptedException {
    return FinishedCommand.run(folder, Map.of("TABLEAU_WEBHOOKS_URL", server), arguments);
  }

  /** What a command prints that does what it should. */
  private String output(String server, String... arguments) throws InterruptedException {
    var finished = command(server, arguments);
    assertThat(finished.exitCode()).as(finished.toString()).isZero();
    assertThat(finished.err()).isEmpty();
    return finished.out();
  }

  private JsonNode json(String server, String... arguments) throws InterruptedException {
    return JSON.readTree(output(server, arguments));
  }

  /** Without what differs from run to run, and with two spaces between the columns. */
  private static String shape(String output) {
    return output
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "<host>")
        .replaceAll(" {2,}", "  ");
  }

  private void file(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void sendsListsShowsAndReplays() throws Exception {
    try (var receiver = Receiver.start();
        var server = server(receiver)) {
      receiver.answerOnce("/tell", 500, Map.of());
      receiver.answerOnce("/tell", 404, Map.of());
      var url = server.uri("").toString();

      var sent = json(url, "send", "WorkbookUpdated", "resource_name=Sales & Co");
      assertThat(sent.path("status").asString()).isEqualTo("accepted");
      var event = sent.path("id").asString();
      var dead = server.awaitRun(event, "DEAD_LETTERED").path("id").asString();
      assertThat(json(url, "send", "Test").path("status").asString()).isEqualTo("test");
      assertThat(json(url, "send", "NeverHeardOf").path("status").asString()).isEqualTo("accepted");

      listsEvents(url, event);
      listsRuns(url, dead);
      showsARun(url, dead);

      var replay = output(url, "replay", dead);
      assertThat(shape(replay)).isEqualTo("Replaying. Watch it with: tableau-webhooks run <id>\n");
      var again = replay.strip().substring(replay.strip().lastIndexOf(' ') + 1);
      server.await(again, "SUCCEEDED");
      assertThat(receiver.bodies("/tell"))
          .containsExactly("Sales & Co", "Sales & Co", "Sales & Co");
    }
  }

  private TestServer server(Receiver receiver) throws InterruptedException {
    return TestServer.in(folder)
        .file(
            "workflows/tell.yaml",
            """
            name: Tell
            on: WorkbookUpdated
            retry: { attempts: 3, backoff: 100ms }
            steps:
              - id: tell
                uses: http.request
                with: { url: "%s", body: "${{ event.resource.name }}" }
            """
                .formatted(receiver.uri("/tell")))
        .start();
  }

  private void listsEvents(String url, String event) throws InterruptedException {
    assertThat(shape(output(url, "events")))
        .isEqualTo(
            """
            ID  RECEIVED  TYPE  RESOURCE  SITE  OUTCOME  DUPLICATES
            <id>  <time>  NeverHeardOf  flow Nightly Prep Flow  \
            No workflow or handler listens to NeverHeardOf.  0
            <id>  <time>  Test  workbook Test  A test of the webhook; it starts no workflow.  0
            <id>  <time>  RunDeadLettered  run Tell  \
            No workflow or handler listens to RunDeadLettered.  0
            <id>  <time>  WorkbookUpdated  workbook Sales & Co  DEAD_LETTERED  0
            """);
    var events = json(url, "events", "--type", "WorkbookUpdated", "--json").path("events");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).path("id").asString()).isEqualTo(event);
  }

  private void listsRuns(String url, String dead) throws InterruptedException {
    assertThat(shape(output(url, "runs", "--state", "dead-lettered")))
        .startsWith(
            """
            ID  CREATED  WORKFLOW  STATE  ATTEMPTS  REASON
            <id>  <time>  Tell  DEAD_LETTERED  2  Step 'tell' failed: POST http://<host> answered\
            """);
    var runs = json(url, "runs", "--json").path("runs");
    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).path("id").asString()).isEqualTo(dead);
    assertThat(runs.get(0).path("attempts").asInt()).isEqualTo(2);
  }

  private void showsARun(String url, String dead) throws InterruptedException {
    assertThat(shape(output(url, "run", dead)))
        .isEqualTo(
            """
            Run <id>
              workflow  Tell
              eventId  <id>
              state  DEAD_LETTERED
              reason  Step 'tell' failed: POST http://<host> answered 404.
              fix  Check the path in 'url'.
              createdAt  <time>
              finishedAt  <time>
              attempts  2
            Step 1: tell (http.request) FAILED, attempts: 2
              error  POST http://<host> answered 404.
              fix  Check the path in 'url'.
              input  {"body":"Sales & Co","url":"http://<host>/tell"}
              output  {}
            """);
    var unknown = command(url, "run", "nothing");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).startsWith("There is no run 'nothing'.\n  Fix: ");
  }

  @Test
  void checksWorkflowsAndHandlersAndTellsEveryProblem() throws Exception {
    file(
        "workflows/good.yaml",
        """
        name: good
        on: WorkbookUpdated
        steps:
          - uses: log.write
            with: { message: "${{ event.resource.name }}" }
        """);
    assertThat(output(NOBODY, "check")).isEqualTo("All is well: good\n");

    file(
        "workflows/bad.yaml",
        """
        name: bad
        on: WorkbookUpdatd
        if: "content.nam == 'x'"
        steps:
          - uses: log.wrte
            with: { message: x }
        """);
    file(
        "handlers/Broken.java",
        """
        import dev.tableauwebhooks.handler.TableauEventHandler;
        public class Broken implements TableauEventHandler {
          int x = "text";
        }
        """);
    var refused = command(NOBODY, "check");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualTo(
            """
            workflows/bad.yaml:2:5: on
              Unknown event 'WorkbookUpdatd'.
              Fix: Did you mean 'WorkbookUpdated'?
            workflows/bad.yaml:3:14: if
              Unknown field 'nam' of content.
              Fix: Did you mean 'name'?
            workflows/bad.yaml:5:11: steps[0].uses
              Unknown action 'log.wrte'.
              Fix: Did you mean 'log.write'?
            handlers/Broken.java:3:11: incompatible types: java.lang.String cannot be converted to int
              Fix: Correct the line and save the file.
            4 problems.
            """);
  }

  @Test
  void checksTheConfigurationAndTellsEveryProblem() throws Exception {
    file("tableau-webhooks.yaml", "server: { port: x, prt: 1 }\n");

    var refused = command(NOBODY, "check");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualTo(
            """
            1. tableau-webhooks.yaml:1:17: server.port
                 'x' is not a whole number.
                 Fix: Write a whole number from 0 to 65535.
            2. tableau-webhooks.yaml:1:20: server.prt
                 The key 'prt' is unknown.
                 Fix: Did you mean 'port'?
            The configuration has 2 problems.
            """);
  }

  @Test
  void saysThatNoServerRuns() throws Exception {
    var runs = command(NOBODY, "runs");
    assertThat(runs.exitCode()).isEqualTo(1);
    assertThat(runs.out()).isEmpty();
    assertThat(runs.err())
        .isEqualTo(
            """
            The server at http://127.0.0.1:1 cannot be reached.
              Fix: Start it with: tableau-webhooks serve, or give --url.
            """);

    var send = command(NOBODY, "send", "WorkbookUpdated");
    assertThat(send.exitCode()).isEqualTo(1);
    assertThat(send.out()).isEmpty();
    assertThat(send.err())
        .isEqualTo(
            """
            Nobody answers at 127.0.0.1:1.
              Fix: Start the server with: tableau-webhooks serve, or give its --url.
            """);
  }

  @Test
  void refusesWrongUsage() throws Exception {
    var refused = command(NOBODY, "replay");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualTo("Missing required parameter: 'ID'\nHelp: tableau-webhooks replay --help\n");
  }

  @Test
  void printsTheSchemaForEditors() throws Exception {
    var schema = json(NOBODY, "schema");
    assertThat(schema.path("$schema").asString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.toString()).contains("slack.post", "http.request", "tableau.refresh");
  }
}
