package dev.tableauwebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tableauwebhooks.CodeBlock;
import dev.tableauwebhooks.app.Receiver;
import dev.tableauwebhooks.app.TestServer;
import dev.tableauwebhooks.simulator.Fault;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import dev.tableauwebhooks.simulator.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on webhooks, on a simulated site over real HTTP. */
class WebhooksCommandIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @AutoClose
  private TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  @AutoClose private final Receiver receiver = Receiver.start();

  private final CommandLineFixture tool = new CommandLineFixture(WebhooksCommand::new);

  private final CommandLineFixture tokens =
      new CommandLineFixture((terminal, environment) ->
          new TokenCommand(
              terminal,
              environment,
              _ -> {
                throw new AssertionError("rotate opens the webhooks, which hold the store");
              },
              InstantSource.system()));

  @BeforeEach
  void configure() throws IOException {
    configure("", "allowAnyUrl: true");
    workflow("a", "[WorkbookRefreshFailed, HookDisabled]");
  }

  private void configure(String site, String webhooks) throws IOException {
    file(
        "tableau-webhooks.yaml",
        """
        environment: development
        server: { publicUrl: "%s" }
        webhooks: { %s }
        sites:
          - name: demo
            url: %s
            contentUrl: demo
            %s
            credentials: { password: { username: admin, password: admin } }
        """
            .formatted(receiver.uri(""), webhooks, tableau.uri(), site));
  }

  private void workflow(String name, String events) throws IOException {
    file(
        "workflows/" + name + ".yaml",
        """
        name: %s
        on: %s
        steps:
          - uses: log.write
            with: { message: x }
        """
            .formatted(name, events));
  }

  private void file(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int run(String... arguments) {
    return run(tool, "webhooks", arguments);
  }

  private int run(CommandLineFixture on, String command, String... arguments) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--config", folder.toString(), "--data", folder.resolve("data").toString()));
    return on.run(all.toArray(String[]::new));
  }

  private JsonNode json(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    run(all.toArray(String[]::new));
    return JSON.readTree(tool.out());
  }

  private Webhook only() {
    assertThat(tableau.webhooks()).hasSize(1);
    return tableau.webhooks().getFirst();
  }

  @Test
  void printsThePlanChangesNothingAndThenDoesIt() throws Exception {
    assertThat(run("plan")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            Site demo: 1 to do, 0 in order, 0 of others.
              + create WorkbookRefreshFailed      it is wanted and there is none
            Nothing is changed yet. Do it with: tableau-webhooks webhooks apply
            """);
    assertThat(tableau.webhooks()).isEmpty();
    assertThat(run("plan", "--detailed-exitcode")).isEqualTo(3);

    assertThat(run("apply")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            Site demo: 1 done, 0 were in order.
              + create WorkbookRefreshFailed      it is wanted and there is none
            """);
    assertThat(only().url()).startsWith(receiver.uri("/webhook/twh_").toString());

    assertThat(run("plan", "--detailed-exitcode")).isZero();
    assertThat(tool.out()).isEqualTo("Site demo: nothing to do, 1 in order, 0 of others.\n");
  }

  @Test
  void mendsDeletesOursAndLeavesTheOthersAlone() throws Exception {
    assertThat(run("apply")).isZero();
    tableau.disableWebhook(only().luid(), "four failures");
    var foreign = tableau.addWebhook("WorkbookUpdated", URI.create("https://hooks.slack.com/x"));
    workflow("b", "UserDeleted");
    run("apply");
    Files.delete(folder.resolve("workflows/b.yaml"));
    tableau.disableWebhook(tableau.webhooks().getFirst().luid(), "four failures");

    var plan = json("plan").path(0);

    assertThat(plan.path("others").asInt()).isEqualTo(1);
    assertThat(plan.path("changes").valueStream())
        .extracting(
            change -> change.path("action").asString(),
            change -> change.path("event").asString(),
            change -> change.path("because").asString())
        .containsExactlyInAnyOrder(
            tuple("enable", "WorkbookRefreshFailed", "it is switched off: four failures"),
            tuple("delete", "UserDeleted", "nobody wants its event"));
    assertThat(run("apply")).isZero();
    assertThat(tableau.webhooks())
        .contains(foreign)
        .extracting(Webhook::event, Webhook::enabled)
        .containsExactlyInAnyOrder(
            tuple("WorkbookRefreshFailed", true), tuple("WorkbookUpdated", true));
  }

  @Test
  void goesOnWhereTableauRefusesOneAndSaysWhatToDo() throws Exception {
    workflow("b", "[SiteCreated, UserDeleted]");
    tableau.faults().add(Fault.of("POST", "/webhooks").code(400000).times(3));

    assertThat(run("apply")).isEqualTo(1);

    assertThat(tool.out())
        .contains("Site demo: 0 done, 0 were in order.")
        .contains("  + create SiteCreated")
        .contains("    refused, as is usual for this event: Tableau answered 400")
        .contains("    refused: Tableau answered 400")
        .containsOnlyOnce("+ create UserDeleted");
    assertThat(run("apply")).as("the next time all is well").isZero();
  }

  @Test
  void wouldRatherDoNothingThanMissAWorkflowWithAMistake() throws Exception {
    run("apply");
    workflow("a", "WorkbookRefreshFaild");

    assertThat(run("apply")).isEqualTo(2);
    assertThat(tool.err()).contains("Did you mean 'WorkbookRefreshFailed'?");
    assertThat(only().enabled()).isTrue();
  }

  @Test
  void refusesAnAddressThatTableauCannotReach() throws Exception {
    configure("", "manage: true");

    assertThat(run("apply")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            """
            Tableau posts to https only, and 'http://127.0.0.1' is not.
              Fix: Give an https address with a certificate that the public trusts. For a \
            simulator, set webhooks.allowAnyUrl to true.
            """);
    assertThat(run("create", "WorkbookUpdated", "--url", "https://10.0.0.1/hook")).isEqualTo(1);
    assertThat(tool.err()).startsWith("Tableau cannot reach '10.0.0.1', which is a private");
    assertThat(tableau.webhooks()).isEmpty();
  }

  @Test
  void makesChangesShowsAndDeletesAWebhookOfOnesOwn() {
    var made =
        json(
            "create",
            "WorkbookUpdated",
            "--name",
            "mine",
            "--url",
            "https://example.com/hook/0123456789abcdef?key=secret");
    assertThat(made.path("url").asString()).isEqualTo("https://example.com/hook/0123…?…");
    assertThat(only().url()).isEqualTo("https://example.com/hook/0123456789abcdef?key=secret");
    var id = made.path("id").asString();

    assertThat(run("update", id, "--name", "ours too", "--event", "UserDeleted")).isZero();
    assertThat(run("disable", id, "--reason", "holidays")).isZero();
    assertThat(tool.out()).isEqualTo("Switched off.\n");
    assertThat(run("get", id)).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            Webhook %s
              site      demo
              name      ours too
              event     UserDeleted
              state     off
              reason    holidays
              posts to  https://example.com/hook/0123…?…
              ours      no
            """
                .formatted(id));
    assertThat(run("enable", id)).isZero();
    assertThat(only().enabled()).isTrue();
    assertThat(run("list")).isZero();
    assertThat(tool.out()).contains("ours too", "on ").doesNotContain("secret", "abcdef");
    assertThat(run("delete", id)).isZero();
    assertThat(tableau.webhooks()).isEmpty();
    assertThat(run("get", id)).isEqualTo(1);
    assertThat(tool.err()).contains("400113").contains("Fix: ");
  }

  @Test
  void registersNoEventOfTheServersOwnAndGuessesMisspeltOnes() {
    assertThat(run("create", "HookDisabled")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            """
            'HookDisabled' is an event of this server's own, which Tableau does not send.
              Fix: Listen to it in a workflow; it needs no webhook.
            """);
    assertThat(run("create", "WorkbokUpdated")).isEqualTo(1);
    assertThat(tool.err()).contains("Fix: Did you mean 'WorkbookUpdated'?");
  }

  @Test
  void explainsWhatTheReceiverOfATestAnswered() throws Exception {
    run("apply");
    var id = only().luid();
    assertThat(run("test", id)).isZero();
    assertThat(tool.out())
        .isEqualTo("The receiver answered 200: Tableau would count a delivery as done.\n");

    receiver.answer(404);
    assertThat(run("test", id)).isEqualTo(1);
    assertThat(tool.out())
        .isEqualTo(
            """
            The receiver answered 404: Tableau would count a delivery as failed.
              Fix: There is nothing at this path. Compare the address with: \
            tableau-webhooks webhooks plan
            """);
    assertThat(CodeBlock.of("docs/webhooks.md", "text"))
        .singleElement()
        .satisfies(block -> assertThat(block.text()).isEqualTo(tool.out()));
    receiver.answer(302);
    assertThat(json("test", id).path("status").asInt()).isEqualTo(302);
  }

  @Test
  void asksForTheSiteWhereThereAreSeveralAndGoesOnWithoutOneThatIsAway() throws Exception {
    file(
        "tableau-webhooks.yaml",
        Files.readString(folder.resolve("tableau-webhooks.yaml"))
            + "  - { name: away, url: 'http://127.0.0.1:1', always: [UserDeleted],"
            + " credentials: { password: { username: a, password: b } } }\n");

    assertThat(run("get", "x")).isEqualTo(2);
    assertThat(tool.err())
        .isEqualTo(
            """
            It is not clear which site is meant.
              Fix: Give --site with one of: demo, away.
            """);
    assertThat(run("apply", "--site", "nowhere")).isEqualTo(1);
    assertThat(tool.err()).contains("No site called 'nowhere' is configured.");

    assertThat(run("apply")).isEqualTo(1);
    assertThat(tool.out()).contains("Site demo: 1 done");
    assertThat(tool.err()).contains("Site away: No answer to ");
    assertThat(run("plan", "--site", "demo", "--detailed-exitcode")).isZero();
  }

  @Test
  void alwaysRegistersWhatTheSiteWantsAndSpeaksToOldServersAsTheyKnowIt() throws Exception {
    tableau.close();
    tableau = TableauSimulator.start(SimulatorSettings.immediate().withRestApiVersion("3.6"));
    configure("always: [DatasourceRefreshFailed]", "allowAnyUrl: true");

    assertThat(run("apply")).isZero();
    var before = tableau.webhooks();
    assertThat(before)
        .extracting(Webhook::event)
        .containsExactlyInAnyOrder("WorkbookRefreshFailed", "DatasourceRefreshFailed");

    tableau.disableWebhook(before.getFirst().luid(), "four failures");
    assertThat(run("apply")).as("by making it anew, since 3.6 cannot change one").isZero();
    assertThat(tableau.webhooks())
        .hasSize(2)
        .allMatch(Webhook::enabled)
        .doesNotContain(before.getFirst());
  }

  @Test
  void rotatesTheTokenOfASiteWithoutLosingAPost() throws Exception {
    var key = "0123456789abcdef0123456789abcdef";
    try (var server =
        TestServer.in(folder.resolve("server"))
            .variable("TABLEAU_WEBHOOKS_KEY", key)
            .file(
                "tableau-webhooks.yaml",
                """
                ingest: { unauthenticated: deny, tokens: [twh_just-to-start-with] }
                sites:
                  - { name: demo, url: "%s", contentUrl: demo, credentials: { password: { username: admin, password: admin } } }
                """
                    .formatted(tableau.uri()))
            .start()) {
      file(
          "tableau-webhooks.yaml",
          Files.readString(folder.resolve("tableau-webhooks.yaml"))
              .replace(receiver.uri("").toString(), server.uri("").toString())
              .replace("webhooks: {", "storage: { dataDir: server/data }\nwebhooks: {"));
      file(".env", "TABLEAU_WEBHOOKS_KEY=" + key + "\n");
      var shared = List.of("--config", folder.toString());
      assertThat(tool.run(with("webhooks apply", shared))).as(tool.err()).isZero();
      var old = URI.create(only().url());
      assertThat(post(server, old)).isEqualTo(202);

      assertThat(tokens.run(with("token rotate --site demo", shared))).as(tokens.err()).isZero();

      assertThat(tokens.out())
          .isEqualTo(
              """
              Site demo: 1 done, 0 were in order.
                ~ update WorkbookRefreshFailed      it posts here with another token
              The old token is refused from now on.
              """);
      var moved = URI.create(only().url());
      assertThat(moved).isNotEqualTo(old);
      Awaitility.await().until(() -> post(server, moved) == 202);
      Awaitility.await().until(() -> post(server, old) == 401);
      assertThat(post(server, moved)).isEqualTo(202);
    }
  }

  private static String[] with(String command, List<String> options) {
    return Stream.concat(Arrays.stream(command.split(" ")), options.stream())
        .toArray(String[]::new);
  }

  private static int post(TestServer server, URI address) throws InterruptedException {
    return server
        .send(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString("{}")))
        .statusCode();
  }

  @Test
  void keepsBothTokensWhereTableauDoesNotMoveAll() throws Exception {
    workflow("b", "UserDeleted");
    run("apply");
    var before = tableau.webhooks().getFirst().url();
    tableau.faults().add(Fault.of("PUT", "/webhooks").status(500).times(10));

    assertThat(run(tokens, "token", "rotate", "--site", "demo")).isEqualTo(1);

    assertThat(tokens.out())
        .endsWith(
            "Both tokens are accepted, since not all webhooks are moved. Mend that, then rotate"
                + " again.\n");
    assertThat(tableau.webhooks()).hasSize(2).extracting(Webhook::url).containsOnly(before);
  }
}
