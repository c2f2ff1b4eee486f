package dev.tableauwebhooks.app;

import static dev.tableauwebhooks.simulator.DemoSite.ADMIN;
import static dev.tableauwebhooks.simulator.DemoSite.ADMIN_PASSWORD;
import static dev.tableauwebhooks.simulator.DemoSite.CONTENT_URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tableauwebhooks.Repository;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.rest.Credentials;
import dev.tableauwebhooks.rest.Tableau;
import dev.tableauwebhooks.rest.model.WebhookDefinition;
import dev.tableauwebhooks.simulator.Broadcast;
import dev.tableauwebhooks.simulator.Calls.Call;
import dev.tableauwebhooks.simulator.DemoSite;
import dev.tableauwebhooks.simulator.Fault;
import dev.tableauwebhooks.simulator.Firing;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server and a Tableau site: what it asks, what it does there, what it is told. */
class TableauIT {
  private static final String REVENUE = "99e20399-0304-3f0a-b444-ac3cc3c6746d";
  private static final String STOCK = "ede1d4d0-2b1e-30a3-8243-9084b1868102";

  @TempDir Path folder;

  @AutoClose
  private final TableauSimulator tableau = TableauSimulator.start(SimulatorSettings.immediate());

  private TestServer.Builder server() {
    return TestServer.in(folder)
        .file(
            "tableau-webhooks.yaml",
            """
            sites:
              - name: demo
                url: %s
                contentUrl: demo
                credentials: { pat: { name: demo-pat, secret: demo-secret } }
            """
                .formatted(tableau.uri()));
  }

  /** A workflow that writes what an expression comes to. */
  private TestServer.Builder serverSaying(String expression) {
    return server()
        .file(
            "workflows/say.yaml",
            """
            name: say
            on: [WorkbookUpdated, WorkbookDeleted]
            steps:
              - uses: log.write
                with: { message: "%s" }
            """
                .formatted(expression));
  }

  private static String say(TestServer server, String type, String luid)
      throws InterruptedException {
    var event = server.accept(TestServer.event(type, "The name in the event", luid));
    return server.awaitRun(event, "SUCCEEDED").at("/steps/0/input/message").asString();
  }

  @Test
  void whatIsNotAskedIsNotFetched() throws Exception {
    try (var server = serverSaying("${{ event.resource.name }} ${{ content.luid }}").start()) {
      assertThat(say(server, "WorkbookUpdated", REVENUE))
          .isEqualTo("The name in the event " + REVENUE);
    }
    assertThat(tableau.calls().all()).isEmpty();
  }

  @Test
  void anOwnersMailIsFetchedWithoutTheProjects() throws Exception {
    try (var server = serverSaying("${{ content.owner.email }}").start()) {
      assertThat(say(server, "WorkbookUpdated", REVENUE)).isEqualTo("maya.chen@example.com");
    }
    assertThat(fetched()).containsExactly("workbooks", "users");
  }

  @Test
  void aRestartGoesOnWithTheSessionOfBefore() throws Exception {
    try (var server = serverSaying("${{ content.owner.email }}").start()) {
      say(server, "WorkbookUpdated", REVENUE);
      server.restart();
      assertThat(say(server, "WorkbookDeleted", REVENUE)).isEqualTo("maya.chen@example.com");
    }
    assertThat(tableau.calls().signIns()).isEqualTo(1);
  }

  @Test
  void aProjectsPathIsFetchedWithoutTheOwner() throws Exception {
    try (var server = serverSaying("${{ content.project.path }}").start()) {
      assertThat(say(server, "WorkbookUpdated", REVENUE)).isEqualTo("Finance/Reports");
    }
    assertThat(fetched()).containsExactly("workbooks", "projects");
  }

  /** What was asked of the site, without signing in and out. */
  private List<String> fetched() {
    return tableau.calls().all().stream()
        .filter(call -> call.method().equals("GET") && call.path().contains("/sites/"))
        .map(Call::path)
        .map(path -> path.replaceAll(".*/sites/[^/]+/([a-z]+).*", "$1"))
        .toList();
  }

  @Test
  void aDeletedWorkbookIsTheOneLastKnown() throws Exception {
    var expression =
        "${{ content.name }}, ${{ content.owner.email }}, ${{ default(content.project.path, '?') }}";
    try (var server = serverSaying(expression).start()) {
      var known = "Revenue Overview, maya.chen@example.com, Finance/Reports";
      assertThat(say(server, "WorkbookUpdated", REVENUE)).isEqualTo(known);
      tableau.deleteWorkbook(REVENUE);
      server.restart();

      assertThat(say(server, "WorkbookDeleted", REVENUE)).isEqualTo(known);

      tableau.deleteWorkbook(STOCK);
      assertThat(say(server, "WorkbookDeleted", STOCK)).isEqualTo("The name in the event, , ?");
    }
  }

  @Test
  void filtersByTagsAndKeepsTheValuesThatDecided() throws Exception {
    var workflow =
        """
        name: critical only
        on: WorkbookUpdated
        if: "'critical' in content.tags"
        steps:
          - uses: log.write
            with: { message: critical }
        """;
    try (var server = server().file("workflows/critical.yaml", workflow).start()) {
      var critical = server.accept(TestServer.event("WorkbookUpdated", "Revenue", REVENUE));
      var other = server.accept(TestServer.event("WorkbookUpdated", "Stock", STOCK));

      server.awaitRun(critical, "SUCCEEDED");
      var skipped = server.awaitRun(other, "SKIPPED");
      assertThat(skipped.path("reason").asString())
          .isEqualTo("The condition is not true: 'critical' in content.tags");
      assertThat(skipped.path("seen").toString()).isEqualTo("{\"content.tags\":[\"ops\"]}");
    }
  }

  @Test
  void aWorkflowForOneSiteGetsItsEventsBeforeAnybodyHasSignedIn() throws Exception {
    var workflow =
        """
        name: of demo
        sites: [demo]
        on: WorkbookUpdated
        steps:
          - uses: log.write
            with: { message: mine }
        """;
    tableau.faults().add(Fault.of("POST", "/auth/signin").status(429).retryAfter("1"));
    try (var server = server().file("workflows/of-demo.yaml", workflow).start()) {
      var mine = server.accept(TestServer.event("WorkbookUpdated", "Revenue", REVENUE));
      server.awaitRun(mine, "SUCCEEDED");

      var body = TestServer.event("WorkbookUpdated", "Revenue", REVENUE);
      var other = server.accept(body.replace(DemoSite.LUID, "the-luid-of-another-site"));
      assertThat(server.awaitRun(other, "SKIPPED").path("reason").asString())
          .isEqualTo("The event is not of the site 'demo'.");

      server.restart();
      var again = server.accept(body.replace(REVENUE, STOCK));
      server.awaitRun(again, "SUCCEEDED");
      assertThat(server.json("/api/v1/events/" + again).at("/event/site").asString())
          .as("known from before")
          .isEqualTo("demo");
    }
  }

  @Test
  void theBroadcastWorkflowSendsEveryBroadcastOfTheWorkbookAnew() throws Exception {
    var shipped = Files.readString(Repository.file("examples/workflows/broadcast.yaml"));
    try (var server = server().file("workflows/broadcast.yaml", shipped).start()) {
      var broadcast = server.accept(TestServer.event("WorkbookUpdated", "Revenue", REVENUE));
      var run = server.awaitRun(broadcast, "SUCCEEDED");

      assertThat(run.path("reason").asString())
          .isEqualTo("Updated 1 broadcast of workbook %s.".formatted(REVENUE));
      assertThat(tableau.broadcasts())
          .filteredOn(it -> it.workbookLuid().equals(REVENUE))
          .extracting(Broadcast::sends, Broadcast::showWatermark)
          .containsExactly(tuple(1, false));

      var luid = tableau.workbook("Month End Close").luid();
      var none = server.accept(TestServer.event("WorkbookRefreshSucceeded", "Close", luid));
      assertThat(server.awaitRun(none, "SKIPPED").path("reason").asString())
          .isEqualTo("no broadcast of this workbook");
    }
  }

  @Test
  void addsAndRemovesTagsAndRefreshes() throws Exception {
    var workflow =
        """
        name: tidy up
        on: WorkbookRefreshFailed
        steps:
          - uses: tableau.addTags
            with: { tags: [failed, "needs a look"] }
          - uses: tableau.removeTags
            with: { tags: [finance, unheard-of] }
          - id: refresh
            uses: tableau.refresh
          - uses: log.write
            with: { message: "${{ steps.refresh.jobLuid }}" }
        """;
    try (var server = server().file("workflows/tidy-up.yaml", workflow).start()) {
      var event = server.accept(TestServer.event("WorkbookRefreshFailed", "Revenue", REVENUE));
      var run = server.awaitRun(event, "SUCCEEDED");

      assertThat(tableau.workbook(REVENUE).listing().tags())
          .containsExactlyInAnyOrder("critical", "failed", "needs a look");
      assertThat(tableau.jobs()).hasSize(1);
      assertThat(run.at("/steps/3/input/message").asString())
          .isEqualTo(tableau.jobs().getFirst().luid());
    }
  }

  @Test
  void oneSignInServesFiftyEventsAtOnce() throws Exception {
    try (var server = serverSaying("${{ content.owner.email }}").start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var senders = new ArrayList<Callable<String>>();
      for (var i = 0; i < 50; i++) {
        var body = TestServer.event("WorkbookUpdated", "number " + i, REVENUE);
        senders.add(() -> server.accept(body));
      }
      for (var event : threads.invokeAll(senders)) {
        server.awaitRun(event.get(), "SUCCEEDED");
      }
    }
    assertThat(tableau.calls().signIns()).isEqualTo(1);
    assertThat(tableau.sessionCount()).as("kept for the next start").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/workbooks/", "/tags"})
  void waitsAsLongAsTableauSaysAndThenGoesOn(String path) throws Exception {
    var workflow =
        """
        name: tag
        on: WorkbookUpdated
        if: "content.name != ''"
        retry: { attempts: 1 }
        steps:
          - uses: tableau.addTags
            with: { tags: [seen] }
        """;
    var method = path.equals("/tags") ? "PUT" : "GET";
    tableau.faults().add(Fault.of(method, path).status(429).retryAfter("2"));
    try (var server = server().file("workflows/tag.yaml", workflow).start()) {
      var event = server.accept(TestServer.event("WorkbookUpdated", "Revenue", REVENUE));

      var waiting = server.awaitRun(event, "WAITING");
      assertThat(waiting.path("reason").asString()).contains("Too many requests");
      server.await(waiting.path("id").asString(), "SUCCEEDED");

      assertThat(tableau.workbook(REVENUE).listing().tags()).contains("seen");
    }
  }

  @Test
  void everyEventReachesTheServerThroughAWebhookOfTheSite() throws Exception {
    try (var server = serverSaying("nothing").start();
        var site = site()) {
      for (var type : EventType.values()) {
        site.webhooks()
            .create(
                new WebhookDefinition(
                    type.wireName(), type.wireName(), server.uri("/webhook"), true));
      }
      for (var type : EventType.values()) {
        tableau.fire(Firing.of(type.wireName(), subjectOf(type)).copies(3));
      }
      tableau.awaitIdle(Duration.ofSeconds(20));

      var events = server.json("/api/v1/events").path("events");
      assertThat(events.findValuesAsString("type"))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(EventType.values()).map(EventType::wireName).toList());
      assertThat(events.findValuesAsString("duplicates")).containsOnly("2");
      assertThat(server.json("/api/v1/quarantine").path("quarantine")).isEmpty();
      assertThat(tableau.webhooks()).allMatch(hook -> hook.enabled());
    }
  }

  private static String subjectOf(EventType type) {
    return switch (type.kind()) {
      case DATASOURCE -> "Revenue";
      case VIEW -> "By Region";
      case USER -> "maya";
      case WORKBOOK, SITE, FLOW, SUBSCRIPTION, WEBHOOK, RUN, WORKFLOW, UNKNOWN ->
          "Revenue Overview";
    };
  }

  @Test
  void tableausTestOfAWebhookIsAcceptedAndStartsNothing() throws Exception {
    try (var server = serverSaying("nothing").start();
        var site = site()) {
      var hook =
          site.webhooks()
              .create(
                  new WebhookDefinition("hook", "WorkbookUpdated", server.uri("/webhook"), true));

      var test = site.webhooks().test(hook.luid());

      assertThat(test.isAccepted()).isTrue();
      assertThat(test.body()).contains("\"status\":\"test\"");
      var event = server.json("/api/v1/events").at("/events/0");
      assertThat(event.path("type").asString()).isEqualTo("Test");
      assertThat(event.path("outcome").asString())
          .isEqualTo("A test of the webhook; it starts no workflow.");
    }
  }

  /** An administrator of the site, with a session of their own. */
  private Tableau site() {
    return Tableau.at(tableau.uri())
        .site(CONTENT_URL)
        .credentials(new Credentials.Password(ADMIN, ADMIN_PASSWORD))
        .build();
  }
}
