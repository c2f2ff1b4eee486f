package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.app.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that keep a real server quiet. */
class NoiseCommandsIT {
  private static final String LUID = "99e20399-0304-3f0a-b444-ac3cc3c6746d";

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws InterruptedException {
    server =
        TestServer.in(folder)
            .file("workflows/plain.yaml", workflow("plain", "WorkbookUpdated", ""))
            .file(
                "workflows/incident.yaml",
                workflow(
                    "refreshes",
                    "[WorkbookRefreshFailed, WorkbookRefreshSucceeded]",
                    "incident: {}"))
            .file(
                "workflows/group.yaml", workflow("many", "WorkbookCreated", "group: { wait: 1h }"))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String workflow(String name, String on, String how) {
    return """
    name: %s
    on: %s
    %s
    steps:
      - uses: log.write
        with: { message: "${{ event.resource.name }}" }
    """
        .formatted(name, on, how);
  }

  private CommandLineFixture run(
      BiFunction<Terminal, Map<String, String>, Callable<Integer>> command, String... arguments) {
    var tool =
        new CommandLineFixture(command)
            .variable("TABLEAU_WEBHOOKS_URL", server.uri("").toString().replaceAll("/$", ""));
    assertThat(tool.run(arguments)).as(tool.err()).isZero();
    return tool;
  }

  private String accept(String type, String state) throws InterruptedException {
    var event = server.accept(TestServer.event(type, "Sales", LUID));
    server.awaitRun(event, state);
    return event;
  }

  @Test
  void silencesAWorkflowAndTellsInTheListsWhatWasSuppressed() throws Exception {
    var added =
        run(
            SilencesCommand::new,
            "silences",
            "add",
            "event.resource.name == 'Sales'",
            "--for",
            "4h",
            "--by",
            "anna",
            "--reason",
            "The database moves");
    assertThat(added.out()).startsWith("Silenced until ").contains("silences end ");
    accept("WorkbookUpdated", "SUPPRESSED");

    assertThat(run(RunsCommand::new, "runs", "--state", "suppressed").out())
        .contains("plain", "SUPPRESSED", "Silenced by anna until ");
    assertThat(run(EventsCommand::new, "events").out()).contains("SUPPRESSED: Silenced by anna");
    var list = run(SilencesCommand::new, "silences").out();
    assertThat(list).contains("ACTIVE", "anna", "event.resource.name == 'Sales'", "  1\n");

    var id = list.lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
    assertThat(run(SilencesCommand::new, "silences", "end", id).out())
        .isEqualTo("The silence is over.\n");
    assertThat(run(SilencesCommand::new, "silences").out()).contains("OVER");
  }

  @Test
  void refusesAMatcherThatIsWrong() {
    var tool =
        new CommandLineFixture(SilencesCommand::new)
            .variable("TABLEAU_WEBHOOKS_URL", server.uri("").toString().replaceAll("/$", ""));

    assertThat(tool.run("silences", "add", "event.nam == 'x'", "--for", "1h", "--reason", "why"))
        .isNotZero();
    assertThat(tool.err())
        .isEqualTo(
            """
            The matcher 'event.nam == 'x'' is wrong: Unknown field 'nam' of event.
              Fix: Use one of: age, createdAt, id, isReconciled, raw, receivedAt, resource, \
            siteLuid, text, type.
            """);
  }

  @Test
  void pausesAWorkflowAndDrainsIt() throws Exception {
    assertThat(
            run(
                    PauseCommand::new,
                    "pause",
                    "workflow",
                    "plain",
                    "--by",
                    "anna",
                    "--reason",
                    "Migration")
                .out())
        .isEqualTo("Paused. Let it go on with: tableau-webhooks resume workflow \"plain\"\n");
    var event = accept("WorkbookUpdated", "WAITING");
    assertThat(run(ListCommand.Pauses::new, "pauses").out())
        .contains("workflow", "plain", "PAUSED", "anna", "Migration");

    assertThat(run(ResumeCommand::new, "resume", "workflow", "plain", "--rate", "10/s").out())
        .isEqualTo("1 run that was held goes on.\n");
    server.awaitRun(event, "SUCCEEDED");
  }

  @Test
  void showsAcknowledgesSnoozesAndClosesAnIncident() throws Exception {
    accept("WorkbookRefreshFailed", "SUCCEEDED");
    var list = run(IncidentsCommand::new, "incidents").out();
    assertThat(list).contains("refreshes", "Sales", "OPEN");
    var id = list.lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];

    assertThat(run(IncidentsCommand::new, "incidents", "show", id).out())
        .contains("Incident " + id, "failures       1", "NAME", "Sales");
    assertThat(run(IncidentsCommand::new, "incidents", "ack", id, "--by", "anna").out())
        .isEqualTo("'Sales' is acknowledged now.\n");
    assertThat(run(IncidentsCommand::new, "incidents", "snooze", id, "--for", "2h").out())
        .startsWith("'Sales' is snoozed until ");
    assertThat(run(IncidentsCommand::new, "incidents", "close", id, "--by", "anna").out())
        .isEqualTo("'Sales' is closed now.\n");
    assertThat(run(IncidentsCommand::new, "incidents").out()).doesNotContain("Sales");
    assertThat(run(IncidentsCommand::new, "incidents", "--state", "closed").out())
        .contains("Sales", "anna");
    Awaitility.await("the run that tells of the end")
        .until(() -> server.json("/api/v1/runs?incident=" + id).path("runs").size() == 2);
  }

  @Test
  void listsGroupsWithWhatWaitsInThem() throws Exception {
    var event = accept("WorkbookCreated", "GROUPED");

    assertThat(run(ListCommand.Groups::new, "groups").out()).contains("many", "group", "OPEN");
    var run = server.runsOf(event).getFirst().path("id").asString();
    assertThat(run(RunCommand::new, "run", run).out())
        .contains("GROUPED", "Joined the group as event 1 of it", "groupId");
  }
}
