package dev.tableauwebhooks.connector.tableau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Skipped;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.action.Setting;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.rest.SessionStore;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.site.MemorySiteStore;
import dev.tableauwebhooks.site.Sites;
import dev.tableauwebhooks.site.TableauStandIn;
import dev.tableauwebhooks.site.TableauStandIn.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableauConnectorIT {
  private static final String BROADCASTS = "/api/exp/broadcasts/views";
  private static final String TWO_OF_W1 =
      """
      {"broadcastViews": {"broadcast": [
        {"view": {"id": "v1", "workbook": {"id": "w1"}}},
        {"view": {"id": "v2", "workbook": {"id": "w2"}}},
        {"view": {"id": "v3", "workbook": {"id": "w1"}}}]}}
      """;

  private TableauStandIn tableau;
  private Sites sites;
  private TableauConnector connector;

  @BeforeEach
  void start() throws IOException {
    tableau = TableauStandIn.start("luid-1");
    sites =
        new Sites(
            List.of(tableau.settings("main")),
            new MemorySiteStore(),
            SessionStore.inMemory(),
            InstantSource.system());
    connector = new TableauConnector(sites);
  }

  @AfterEach
  void stop() {
    sites.close();
    tableau.close();
  }

  @Test
  void documentsEverySetting() {
    assertThat(connector.actions())
        .extracting(action -> action.description().name())
        .containsExactly(
            "tableau.addTags", "tableau.removeTags", "tableau.refresh", "tableau.updateBroadcast");
    for (var action : connector.actions()) {
      for (var setting : action.description().settings().getRecordComponents()) {
        assertThat(setting.getAnnotation(Setting.class))
            .as("%s of %s", setting.getName(), action.description().name())
            .satisfies(it -> assertThat(it.value()).endsWith("."));
      }
    }
  }

  @Test
  void addsTags() throws Exception {
    tableau.on(
        "PUT /workbooks/w1/tags",
        "{\"tags\": {\"tag\": [{\"label\": \"old\"}, {\"label\": \"late\"}]}}");
    assertThat(addTags(EventType.WORKBOOK_UPDATED, "late"))
        .isEqualTo(
            new Succeeded("Added late to workbook w1.", Map.of("tags", List.of("old", "late"))));
    assertThat(tableau.bodies().getLast()).isEqualTo("{\"tags\":{\"tag\":[{\"label\":\"late\"}]}}");
  }

  @Test
  void addsNothingWithoutAsking() throws Exception {
    assertThat(addTags(EventType.WORKBOOK_UPDATED))
        .isEqualTo(new Skipped("There is no tag to add."));
    assertThat(addTags(EventType.WORKBOOK_UPDATED, "a", " "))
        .isEqualTo(new Failed("One of the tags is empty.", "Give each of 'tags' a text."));
    assertThat(tableau.signIns()).isZero();
  }

  @Test
  void removesTheTagsThatAreThere() throws Exception {
    tableau
        .on(
            "GET /datasources/w1",
            """
            {"datasource": {"id": "w1", "name": "Orders",
              "tags": {"tag": [{"label": "Late"}, {"label": "gone"}, {"label": "stays"}]}}}
            """)
        .on("DELETE /datasources/w1/tags/Late", _ -> Reply.status(204));
    assertThat(removeTags("late", "gone", "never"))
        .isEqualTo(
            new Succeeded(
                "Removed Late, gone from datasource w1.",
                Map.of("removed", List.of("Late", "gone"))));
    assertThat(removeTags("never", "ever"))
        .isEqualTo(new Skipped("Datasource w1 has no tag never or ever."));
    assertThat(tableau.calls())
        .containsExactly(
            "GET /datasources/w1",
            "DELETE /datasources/w1/tags/Late",
            "DELETE /datasources/w1/tags/gone",
            "GET /datasources/w1");
  }

  @Test
  void startsARefreshOfTheEventsObjectOrOfAnother() throws Exception {
    tableau
        .on("POST /workbooks/w1/refresh", _ -> Reply.json("{\"job\": {\"id\": \"j1\"}}"))
        .on("POST /datasources/d2/refresh", _ -> Reply.json("{\"job\": {\"id\": \"j2\"}}"));
    assertThat(refresh(EventType.WORKBOOK_UPDATED, Optional.empty(), Optional.empty()))
        .isEqualTo(
            new Succeeded("Queued a refresh of workbook w1 as job j1.", Map.of("jobLuid", "j1")));
    assertThat(
            refresh(
                EventType.WORKBOOK_UPDATED,
                Optional.of("d2"),
                Optional.of(RefreshSettings.Kind.DATASOURCE)))
        .isEqualTo(
            new Succeeded("Queued a refresh of datasource d2 as job j2.", Map.of("jobLuid", "j2")));
  }

  @Test
  void isContentWithARefreshThatIsQueuedAlready() throws Exception {
    tableau.on("POST /workbooks/w1/refresh", _ -> Reply.error("409093", "queued"));
    assertThat(refresh(EventType.WORKBOOK_UPDATED, Optional.empty(), Optional.empty()))
        .isEqualTo(new Skipped("A refresh of workbook w1 was already queued."));
  }

  @Test
  void refusesToRefreshWhatHasNoExtract() throws Exception {
    assertThat(refresh(EventType.VIEW_DELETED, Optional.empty(), Optional.empty()))
        .isEqualTo(
            new Failed(
                "There is no extract to refresh in view w1.",
                "Give 'luid' and 'kind' of a workbook or data source in the step."));
  }

  @Test
  void updatesEveryBroadcastOfTheWorkbook() throws Exception {
    tableau.on("GET " + BROADCASTS, TWO_OF_W1).on("POST " + BROADCASTS, _ -> Reply.status(200));
    assertThat(updateBroadcast(EventType.WORKBOOK_REFRESH_SUCCEEDED, Optional.empty()))
        .isEqualTo(new Succeeded("Updated 2 broadcasts of workbook w1.", Map.of("updated", 2)));
    assertThat(tableau.bodies())
        .endsWith(
            "{\"broadcastViewSend\":{\"viewId\":\"v1\",\"showWatermark\":false,"
                + "\"showTabs\":false}}",
            "{\"broadcastViewSend\":{\"viewId\":\"v3\",\"showWatermark\":false,"
                + "\"showTabs\":false}}");
    assertThat(updateBroadcast(EventType.DATASOURCE_UPDATED, Optional.of("w2")))
        .isEqualTo(new Succeeded("Updated 1 broadcast of workbook w2.", Map.of("updated", 1)));
  }

  @Test
  void skipsAWorkbookThatIsNotBroadcast() throws Exception {
    tableau.on("GET " + BROADCASTS, "{\"broadcastViews\": {}}");
    assertThat(updateBroadcast(EventType.WORKBOOK_UPDATED, Optional.empty()))
        .isEqualTo(new Skipped("no broadcast of this workbook"));
    tableau.on("GET " + BROADCASTS, TWO_OF_W1);
    assertThat(updateBroadcast(EventType.WORKBOOK_UPDATED, Optional.of("w9")))
        .isEqualTo(new Skipped("no broadcast of this workbook"));
  }

  @Test
  void saysThatASiteHasNoBroadcasts() throws Exception {
    var expected =
        new Failed(
            "Site 'main' has no broadcasts: Tableau does not know the method (404).",
            "Remove the step, or use a site of Tableau Cloud on which Broadcast is available.");
    assertThat(updateBroadcast(EventType.WORKBOOK_UPDATED, Optional.empty())).isEqualTo(expected);
    tableau.on("GET " + BROADCASTS, _ -> Reply.status(404));
    assertThat(updateBroadcast(EventType.WORKBOOK_UPDATED, Optional.empty())).isEqualTo(expected);
  }

  @Test
  void broadcastsOnlyWorkbooks() throws Exception {
    assertThat(updateBroadcast(EventType.DATASOURCE_UPDATED, Optional.empty()))
        .isEqualTo(
            new Failed(
                "Only workbooks are broadcast, but the event is about datasource w1.",
                "Give 'luid' of a workbook in the step, or start the workflow from workbook"
                    + " events."));
  }

  @Test
  void triesAgainWhatMayWorkLater() throws Exception {
    tableau.on("PUT /workbooks/w1/tags", _ -> Reply.status(503));
    assertThat(addTags(EventType.WORKBOOK_UPDATED, "a"))
        .isEqualTo(
            new RetryLater(
                "Tableau answered 503 to PUT %s/api/3.27/sites/luid-1/workbooks/w1/tags."
                    .formatted(tableau.uri())));
  }

  @Test
  void waitsAsLongAsTableauSays() throws Exception {
    tableau.on(
        "POST /workbooks/w1/refresh", _ -> Reply.error("429000", "-").header("Retry-After", "90"));
    assertThat(refresh(EventType.WORKBOOK_UPDATED, Optional.empty(), Optional.empty()))
        .isInstanceOfSatisfying(
            Wait.class, wait -> assertThat(wait.atLeast()).isEqualTo(Duration.ofSeconds(90)));
  }

  @Test
  void failsForGoodWhereSomebodyMustMendIt() throws Exception {
    assertThat(addTags(EventType.WORKBOOK_DELETED, "a"))
        .isEqualTo(
            new Failed(
                "Tableau answered 404 to PUT %s/api/3.27/sites/luid-1/workbooks/w1/tags: 404000:"
                        .formatted(tableau.uri())
                    + " Trouble: Not found.",
                "Check that the object still exists and that the user may see it."));
  }

  @Test
  void isStoppedAtOnce() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> addTags(EventType.WORKBOOK_UPDATED, "a"))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void saysWhichObjectOrSiteIsMissing() throws Exception {
    assertThat(addTags(EventType.ADMIN_PROMOTED, "a"))
        .isEqualTo(
            new Failed(
                "The event 'AdminPromoted' is not about a workbook, data source, view or flow.",
                "Name the object in the step's settings, or start the workflow from other events."));
    assertThat(addTags(Optional.of("../w1"), Optional.empty()))
        .isEqualTo(
            new Failed(
                "'../w1' is not an identifier of Tableau.",
                "Give 'luid' the identifier that Tableau shows in the event, or leave it out."));
    assertThat(addTags(Optional.empty(), Optional.of("second")))
        .isEqualTo(
            new Failed("No site is called 'second'.", "Use one of the configured sites: 'main'."));
    assertThat(
            new AddTags(new Subjects(sites))
                .run(
                    tags(List.of("a"), Optional.empty(), Optional.empty()),
                    new Context(event(EventType.WORKBOOK_UPDATED, "luid-9"), Optional.empty())))
        .isEqualTo(
            new Failed(
                "The event's site 'luid-9' is not configured.",
                "Add the site to tableau-webhooks.yaml, or give 'site' in the step: 'main'."));
    assertThat(tableau.calls()).isEmpty();
  }

  @Test
  void usesTheSiteThatTheRunNames() throws Exception {
    tableau.on("PUT /workbooks/w1/tags", "{\"tags\": {}}");
    var context = new Context(event(EventType.WORKBOOK_UPDATED, "luid-9"), Optional.of("main"));
    assertThat(
            new AddTags(new Subjects(sites))
                .run(tags(List.of("a"), Optional.empty(), Optional.empty()), context))
        .isInstanceOf(Succeeded.class);
  }

  private ActionOutcome addTags(EventType type, String... tags) throws InterruptedException {
    return run(0, tags(List.of(tags), Optional.empty(), Optional.empty()), type);
  }

  private ActionOutcome addTags(Optional<String> luid, Optional<String> site)
      throws InterruptedException {
    return run(0, tags(List.of("a"), luid, site), EventType.WORKBOOK_UPDATED);
  }

  private ActionOutcome removeTags(String... tags) throws InterruptedException {
    return run(
        1, tags(List.of(tags), Optional.empty(), Optional.empty()), EventType.DATASOURCE_UPDATED);
  }

  private ActionOutcome refresh(
      EventType type, Optional<String> luid, Optional<RefreshSettings.Kind> kind)
      throws InterruptedException {
    return run(2, new RefreshSettings(luid, kind, Optional.empty()), type);
  }

  private ActionOutcome updateBroadcast(EventType type, Optional<String> luid)
      throws InterruptedException {
    var settings =
        new UpdateBroadcastSettings(luid, Optional.empty(), false, false, Optional.empty());
    return run(3, settings, type);
  }

  @SuppressWarnings("unchecked")
  private <S extends Record> ActionOutcome run(int action, S settings, EventType type)
      throws InterruptedException {
    return ((Action<S>) connector.actions().get(action))
        .run(settings, new Context(event(type, "luid-1"), Optional.empty()));
  }

  private static TagsSettings tags(
      List<String> tags, Optional<String> luid, Optional<String> site) {
    return new TagsSettings(tags, luid, Optional.<ContentType>empty(), site);
  }

  private static TableauEvent event(EventType type, String siteLuid) {
    return TableauEvent.of(
        type,
        new Origin(Optional.of(siteLuid), Optional.empty(), Optional.empty()),
        Resource.of(type.kind(), "w1", "Sales"));
  }

  private record Context(TableauEvent event, Optional<String> site) implements ActionContext {
    @Override
    public Map<String, Object> earlier() {
      return Map.of();
    }

    @Override
    public Optional<String> incident() {
      return Optional.empty();
    }

    @Override
    public String runId() {
      return "run-1";
    }

    @Override
    public String step() {
      return "step-1";
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public String idempotencyKey() {
      return "run-1/step-1";
    }
  }
}
