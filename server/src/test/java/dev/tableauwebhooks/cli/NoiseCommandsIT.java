package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.app.TestServer;
import java.nio.file.Path;
import java.util.List;
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
            .file(
                "handlers/Listener.java",
                """
                import dev.tableauwebhooks.event.TableauEvent.ContentChange;
                import dev.tableauwebhooks.handler.HandlerContext;
                import dev.tableauwebhooks.handler.TableauEventHandler;

                public class Listener implements TableauEventHandler {
                  @Override
                  public void viewDeleted(ContentChange event, HandlerContext context) {}
                }
                """)
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
    assertThat(added.out())
        .containsPattern(
            "Silenced until [-0-9]+T\\d\\d:\\d\\d:\\d\\dZ\\. End it with: .* silences end ");
    accept("WorkbookUpdated", "SUPPRESSED");

    assertThat(run(RunsCommand::new, "runs", "--state", "suppressed").out())
        .contains(
            "plain", "SUPPRESSED", "Silenced by anna until ", "Z: The database moves (silence ");
    assertThat(run(EventsCommand::new, "events").out()).contains("SUPPRESSED: Silenced by anna");
    assertThat(metrics()).contains("tableau_webhooks_silences_active 1.0");
    var list = run(SilencesCommand::new, "silences").out();
    assertThat(list).contains("ACTIVE", "anna", "event.resource.name == 'Sales'", "  1\n");

    var id = list.lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
    assertThat(run(SilencesCommand::new, "silences", "end", id).out())
        .isEqualTo("The silence is over.\n");
    assertThat(run(SilencesCommand::new, "silences").out()).contains("OVER");
    assertThat(metrics()).contains("tableau_webhooks_silences_active 0.0");
  }

  private List<String> metrics() throws InterruptedException {
    return server.get("/metrics").body().lines().toList();
  }

  @Test
  void refusesAMatcherThatIsWrong() {
    var tool =
        new CommandLineFixture(SilencesCommand::new)
            .variable("TABLEAU_WEBHOOKS_URL", server.uri("").toString().replaceAll("/$", ""));

    assertThat(tool.run("silences", "add", "event.typ == 'x'", "--for", "1h", "--reason", "why"))
        .isNotZero();
    assertThat(tool.err())
        .isEqualTo(
            """
            The matcher 'event.typ == 'x'' is wrong: Unknown field 'typ' of event.
              Fix: Did you mean 'type'?
            """);
  }

  @Test
  void countsTheLengthOfASilenceFromItsBeginningAndSuppressesNothingBefore() throws Exception {
    run(
        SilencesCommand::new,
        "silences",
        "add",
        "true",
        "--from",
        "2099-12-24T18:00+01:00",
        "--for",
        "2h",
        "--reason",
        "Maintenance");

    assertThat(run(SilencesCommand::new, "silences").out())
        .contains("PENDING  2099-12-24T17:00:00Z  2099-12-24T19:00:00Z");
    accept("WorkbookUpdated", "SUCCEEDED");
  }

  /** What a command says that the server refuses. */
  private String refusal(
      BiFunction<Terminal, Map<String, String>, Callable<Integer>> command, String... arguments) {
    var tool =
        new CommandLineFixture(command)
            .variable("TABLEAU_WEBHOOKS_URL", server.uri("").toString().replaceAll("/$", ""));
    assertThat(tool.run(arguments)).as(tool.out()).isEqualTo(1);
    assertThat(tool.out()).isEmpty();
    return tool.err();
  }

  private String refusedLength(String length) {
    return refusal(
        SilencesCommand::new, "silences", "add", "true", "--for", length, "--reason", "why");
  }

  @Test
  void refusesALengthThatIsNone() {
    for (var length : List.of("soon", "0s", "PT99999999999H", "999999d")) {
      assertThat(refusedLength(length))
          .isEqualTo(
              """
              for is '%s', which is no duration up to ten years.
                Fix: Write it like 30m, 2h or 1d.
              """
                  .formatted(length));
    }
    assertThat(run(SilencesCommand::new, "silences").out().lines()).hasSize(1);
  }

  @Test
  void refusesAPauseThatWouldHoldNothing() {
    assertThat(refusal(PauseCommand::new, "pause", "workflow", "plan", "--reason", "x"))
        .isEqualTo("There is no workflow 'plan'.\n  Fix: Did you mean 'plain'?\n");
    assertThat(refusal(PauseCommand::new, "pause", "workflow", "Listener", "--reason", "x"))
        .isEqualTo(
            """
            'Listener' is a handler, which cannot be paused.
              Fix: Take its file out of the folder handlers.
            """);
    assertThat(refusal(PauseCommand::new, "pause", "world", "plain", "--reason", "x"))
        .isEqualTo("kind is 'world'.\n  Fix: Give one of: workflow, target.\n");
  }

  @Test
  void refusesARateThatIsNoneOrTooFastToKeep() {
    run(PauseCommand::new, "pause", "workflow", "plain", "--reason", "x");
    for (var rate : List.of("fast", "0/s", "1001/s", "999999/m")) {
      assertThat(refusal(ResumeCommand::new, "resume", "workflow", "plain", "--rate", rate))
          .startsWith("rate is '%s'.\n  Fix: Write it like 10/s".formatted(rate));
    }
    assertThat(run(ListCommand.Pauses::new, "pauses").out()).contains("PAUSED");
  }

  @Test
  void holdsRunsAtTheStepThatWouldCallAPausedTarget() throws Exception {
    run(
        PauseCommand::new,
        "pause",
        "target",
        "log",
        "--by",
        "anna",
        "--reason",
        "The disk is full");
    var event = accept("WorkbookUpdated", "WAITING");
    assertThat(run(RunsCommand::new, "runs", "--state", "waiting").out())
        .contains("The target log is paused by anna: The disk is full");

    run(ResumeCommand::new, "resume", "target", "log");
    server.awaitRun(event, "SUCCEEDED");
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
    assertThat(metrics()).contains("tableau_webhooks_runs_held 1.0");
    assertThat(isPaused("plain")).isTrue();
    assertThat(isPaused("many")).isFalse();
    assertThat(server.json("/health/ready").path("status").asString()).isEqualTo("up");
    assertThat(server.get("/health/ready").body())
        .containsPattern(
            "The workflow 'plain' is paused since [^ ]+Z and holds 1 runs; resume it with:"
                + " tableau-webhooks resume workflow 'plain'")
        .doesNotContain("anna", "Migration");

    assertThat(run(ResumeCommand::new, "resume", "workflow", "plain", "--rate", "10/s").out())
        .isEqualTo("1 run that was held goes on.\n");
    server.awaitRun(event, "SUCCEEDED");
    assertThat(server.get("/health/ready").body()).doesNotContain("paused");
    assertThat(metrics()).contains("tableau_webhooks_runs_held 0.0");
    assertThat(isPaused("plain")).isFalse();
  }

  private boolean isPaused(String workflow) throws InterruptedException {
    return server.json("/api/v1/workflows/" + workflow).at("/workflow/paused").asBoolean();
  }

  @Test
  void showsAcknowledgesSnoozesAndClosesAnIncident() throws Exception {
    accept("WorkbookRefreshFailed", "SUCCEEDED");
    var list = run(IncidentsCommand::new, "incidents").out();
    assertThat(list).contains("refreshes", "Sales", "OPEN");
    assertThat(metrics()).contains("tableau_webhooks_incidents_open 1.0");
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
    assertThat(metrics()).contains("tableau_webhooks_groups_open 1.0");
    var run = server.runsOf(event).getFirst().path("id").asString();
    assertThat(run(RunCommand::new, "run", run).out())
        .contains("GROUPED", "Joined the group as event 1 of it", "groupId");
  }
}
