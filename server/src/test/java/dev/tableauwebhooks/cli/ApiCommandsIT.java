package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tableauwebhooks.cli.ApiStandIn.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a running server, against a stand-in over real HTTP. */
class ApiCommandsIT {
  private static final String RUN = "01968f3c";

  @TempDir private Path directory;
  @AutoClose private final ApiStandIn server = new ApiStandIn();

  @Test
  void listsEvents() {
    server.answers(
        200,
        """
        {"events": [
          {"id": "e2", "receivedAt": "2026-03-01T08:00:01Z", "type": "WorkbookRefreshFailed",
           "resource": {"kind": "workbook", "luid": "25", "name": "Q1 \\u001b[2J"},
           "site": "marketing", "outcome": "accepted", "duplicates": 2},
          {"id": "e1", "receivedAt": "2026-03-01T08:00:00Z", "type": "UserDeleted",
           "resource": {"kind": "user", "luid": "7", "name": null},
           "site": null, "outcome": "quarantined", "duplicates": 0}],
         "next": "e1"}
        """);
    var tool = tool(EventsCommand::new);

    assertThat(tool.run("events", "--type", "a&b", "--limit", "2")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            ID  RECEIVED              TYPE                   RESOURCE          SITE       \
            OUTCOME      DUPLICATES
            e2  2026-03-01T08:00:01Z  WorkbookRefreshFailed  workbook Q1  [2J  marketing  \
            accepted     2
            e1  2026-03-01T08:00:00Z  UserDeleted            user 7                       \
            quarantined  0
            """);
    assertThat(tool.err()).isEqualTo("More: tableau-webhooks events --after e1\n");
    assertThat(server.requests())
        .containsExactly(new Request("GET", "/api/v1/events?limit=2&type=a%26b", "", ""));
  }

  @Test
  void printsTheAnswerItselfAsJson() {
    server.answers(200, "{\"events\": [], \"next\": null}");
    var tool = tool(EventsCommand::new);
    assertThat(tool.run("events", "--json")).isZero();
    assertThat(tool.out().replaceAll("\\s", "")).isEqualTo("{\"events\":[],\"next\":null}");
    assertThat(tool.err()).isEmpty();
  }

  @Test
  void listsRunsAndShowsTheAdminToken() {
    server.answers(
        200,
        """
        {"runs": [{"id": "r1", "eventId": "e1", "workflow": "Tell the owner",
          "state": "dead-lettered", "reason": "Slack refused it", "attempts": 8,
          "createdAt": "2026-03-01T08:00:00Z", "finishedAt": null}]}
        """);
    var tool = tool(RunsCommand::new).variable("TABLEAU_WEBHOOKS_ADMIN_TOKEN", "twh_admin");

    assertThat(tool.run("runs", "--state", "dead-lettered", "--workflow", "Tell the owner"))
        .isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            ID  CREATED               WORKFLOW        STATE          ATTEMPTS  REASON
            r1  2026-03-01T08:00:00Z  Tell the owner  dead-lettered  8         Slack refused it
            """);
    assertThat(server.requests())
        .containsExactly(
            new Request(
                "GET",
                "/api/v1/runs?state=dead-lettered&workflow=Tell%20the%20owner",
                "Bearer twh_admin",
                ""));
  }

  @Test
  void showsARunWithItsSteps() {
    server.answers(
        200,
        """
        {"id": "r1", "eventId": "e1", "workflow": "Tell the owner", "state": "dead-lettered",
         "reason": "Step tell failed", "createdAt": "2026-03-01T08:00:00Z",
         "steps": [
           {"id": "tell", "uses": "slack.post", "state": "failed", "attempts": 8,
            "input": {"channel": "#alerts"}, "error": "no such\\nchannel", "fix": "Make it."},
           {"id": "log", "state": "skipped"}]}
        """);
    var tool = tool(RunCommand::new);

    assertThat(tool.run("run", "a/../b")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            Run r1
              workflow    Tell the owner
              eventId     e1
              state       dead-lettered
              reason      Step tell failed
              createdAt   2026-03-01T08:00:00Z
            Step 1: tell (slack.post) failed, attempts: 8
              error       no such channel
              fix         Make it.
              input       {"channel":"#alerts"}
            Step 2: log skipped
            """);
    assertThat(server.requests())
        .containsExactly(new Request("GET", "/api/v1/runs/a%2F..%2Fb", "", ""));
  }

  @Test
  void replaysARun() {
    server.answers(202, "{\"id\": \"r2\"}");
    var tool = tool(ReplayCommand::new);

    assertThat(tool.run("replay", RUN)).isZero();
    assertThat(tool.out()).isEqualTo("Replaying. Watch it with: tableau-webhooks run r2\n");
    assertThat(tool.run("replay", RUN, "--from", "start", "--on", "current")).isZero();
    assertThat(server.requests())
        .extracting(Request::method, Request::uri, Request::body)
        .containsExactly(
            tuple(
                "POST",
                "/api/v1/runs/01968f3c/replay",
                "{\"from\":\"failed-step\",\"on\":\"original\"}"),
            tuple(
                "POST", "/api/v1/runs/01968f3c/replay", "{\"from\":\"start\",\"on\":\"current\"}"));

    assertThat(tool.run("replay", RUN, "--from", "middle")).isEqualTo(2);
    assertThat(tool.err())
        .isEqualTo(
            """
            'middle' is no value of --from.
              Fix: Write --from failed-step or --from start.
            """);
  }

  @Test
  void printsTheProblemThatTheServerTells() {
    server.answers(
        404,
        """
        {"type": "about:blank", "title": "Not found", "status": 404,
         "detail": "There is no run 'r9'.", "fix": "List runs with: tableau-webhooks runs"}
        """);
    var tool = tool(RunCommand::new);
    assertThat(tool.run("run", "r9")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo("There is no run 'r9'.\n  Fix: List runs with: tableau-webhooks runs\n");
    assertThat(tool.out()).isEmpty();
  }

  @Test
  void saysThatATokenIsWanted() {
    server.answers(401, "");
    var tool = tool(RunsCommand::new);
    assertThat(tool.run("runs")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            "The server at %s wants an admin token.\n".formatted(server.uri())
                + "  Fix: Set TABLEAU_WEBHOOKS_ADMIN_TOKEN to one that is valid there.\n");
  }

  @Test
  void saysThatItIsSomebodyElsesServer() {
    server.answers(502, "<html>");
    var tool = tool(RunsCommand::new);
    assertThat(tool.run("runs")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            "The server at %s answered 502 without JSON.\n".formatted(server.uri())
                + "  Fix: Check whether it is the address of Tableau Webhooks.\n");
  }

  @Test
  void saysThatNothingRuns() {
    var address = server.uri();
    server.close();
    var tool = new CommandLineFixture(RunsCommand::new);
    assertThat(tool.run("runs", "--url", address.toString())).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            "The server at %s cannot be reached.\n".formatted(address)
                + "  Fix: Start it with: tableau-webhooks serve, or give --url.\n");
  }

  @Test
  void findsTheServerOfTheConfiguration() throws IOException {
    server.answers(200, "{\"runs\": []}");
    Files.writeString(
        directory.resolve("tableau-webhooks.yaml"),
        "server: { port: %d }".formatted(server.uri().getPort()));
    var tool = new CommandLineFixture(RunsCommand::new);
    assertThat(tool.run("runs", "--config", directory.toString())).isZero();

    Files.writeString(directory.resolve("tableau-webhooks.yaml"), "server: { port: x }");
    assertThat(tool.run("runs", "--config", directory.toString())).isEqualTo(2);
    assertThat(tool.err()).endsWith("The configuration has 1 problem.\n");
  }

  private CommandLineFixture tool(
      BiFunction<Terminal, Map<String, String>, Callable<Integer>> command) {
    return new CommandLineFixture(command)
        .variable("TABLEAU_WEBHOOKS_URL", server.uri().toString());
  }
}
