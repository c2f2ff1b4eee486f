package dev.tableauwebhooks.run;

import static dev.tableauwebhooks.run.Engine.step;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.EventLog.EventQuery;
import dev.tableauwebhooks.run.EventLog.Receipt;
import dev.tableauwebhooks.run.InternalEvents.News;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.OnMissing;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Revision;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.Workflow;
import dev.tableauwebhooks.workflow.noise.Noise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalEventsTest {
  private static final News HOOK_IS_OFF =
      new News(
          InternalEventType.HOOK_DISABLED,
          Optional.of("demo"),
          Optional.of("site-luid"),
          Optional.of("hook-1"),
          Optional.of("tableau-webhooks: WorkbookUpdated"),
          "Tableau switched off the webhook for WorkbookUpdated on site demo.",
          Map.of("problem", "disabled"));

  @TempDir Path folder;

  private final AtomicInteger calls = new AtomicInteger();
  private final ScriptedAction counting =
      new ScriptedAction(
          "test.count",
          _ -> {
            calls.incrementAndGet();
            return new ActionOutcome.Succeeded("counted", Map.of());
          });
  private final ScriptedAction refusing =
      new ScriptedAction("test.refuse", _ -> new ActionOutcome.Failed("No such channel.", "Mend."));

  @SuppressWarnings("NullAway.Init") // made before each test
  private Engine engine;

  @BeforeEach
  void start() {
    engine = new Engine(folder, Map.of(), Lookups.NONE);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private static Program on(String name, String event, ScriptedAction action) {
    return new Program.OfWorkflow(
        new Workflow(
            name,
            new Trigger(Set.of(event), Set.of()),
            Optional.empty(),
            RetryPolicy.DEFAULT,
            OnMissing.FAIL,
            Noise.UNCHECKED,
            List.of(step("one", action)),
            new Revision(name, name + ".yaml", "")));
  }

  private List<StoredEvent> events(InternalEventType type) throws InterruptedException {
    return engine.events.events(
        new EventQuery(10, Optional.of(type.wireName()), Optional.empty(), Optional.empty()));
  }

  @Test
  void storesABodyOfTheShapeOfTableausWithDetails() throws Exception {
    engine.internalEvents.raise(HOOK_IS_OFF, "hook-1");

    var stored = events(InternalEventType.HOOK_DISABLED).getFirst();
    assertThat(new String(stored.body(), UTF_8))
        .isEqualTo(
            """
            {"resource":"WEBHOOK","event_type":"HookDisabled",\
            "resource_name":"tableau-webhooks: WorkbookUpdated","site_luid":"site-luid",\
            "resource_luid":"hook-1","created_at":"2026-11-24T10:00:00Z",\
            "text":"Tableau switched off the webhook for WorkbookUpdated on site demo.",\
            "details":{"problem":"disabled"}}\
            """);
    assertThat(stored.site()).contains("demo");
    assertThat(stored.event())
        .isInstanceOfSatisfying(
            TableauEvent.Internal.class,
            event -> {
              assertThat(event.eventType()).isEqualTo(InternalEventType.HOOK_DISABLED);
              assertThat(event.resource().kind()).isEqualTo(ResourceKind.WEBHOOK);
              assertThat(event.origin().createdAt()).contains(Engine.START);
            });
  }

  @Test
  void startsTheWorkflowsThatNameItAndNotThoseOnEveryEvent() throws Exception {
    engine.activate(on("named", "HookDisabled", counting), on("everything", Trigger.ANY, refusing));

    engine.internalEvents.raise(HOOK_IS_OFF, "hook-1");
    engine.settle();

    assertThat(calls).hasValue(1);
    assertThat(events(InternalEventType.RUN_DEAD_LETTERED)).isEmpty();
  }

  @Test
  void raisesOnceWhateverTheHourUntilItIsSettled() throws Exception {
    assertThat(engine.internalEvents.raise(HOOK_IS_OFF, "hook-1"))
        .isInstanceOf(Receipt.Accepted.class);
    engine.clock.advance(Duration.ofHours(30));
    assertThat(engine.internalEvents.raise(HOOK_IS_OFF, "hook-1"))
        .isInstanceOf(Receipt.Duplicate.class);
    assertThat(engine.internalEvents.raise(HOOK_IS_OFF, "hook-2"))
        .isInstanceOf(Receipt.Accepted.class);

    engine.internalEvents.settle(InternalEventType.HOOK_DISABLED, "hook-1");

    assertThat(engine.internalEvents.raise(HOOK_IS_OFF, "hook-1"))
        .isInstanceOf(Receipt.Accepted.class);
    assertThat(engine.internalEvents.raise(HOOK_IS_OFF, "hook-2"))
        .isInstanceOf(Receipt.Duplicate.class);
  }

  @Test
  void tellsOfADeadLetterWithTheStepTheReasonAndTheFix() throws Exception {
    engine.activate(
        on("refused", "WorkbookUpdated", refusing), on("tell", "RunDeadLettered", counting));

    var run = engine.accept();
    engine.settle();

    assertThat(calls).hasValue(1);
    var told = events(InternalEventType.RUN_DEAD_LETTERED);
    assertThat(told).hasSize(1);
    var body = Json.readObject(new String(told.getFirst().body(), UTF_8));
    assertThat(body)
        .containsEntry("resource_luid", run.value())
        .containsEntry("resource_name", "refused")
        .containsEntry(
            "text",
            "The run %s of 'refused' for WorkbookUpdated of 'Sales' was given up: Step 'one' failed: No such channel."
                .formatted(run));
    assertThat(body.get("details"))
        .isEqualTo(
            Map.of(
                "run_id",
                run.value(),
                "workflow",
                "refused",
                "step",
                "one",
                "reason",
                "Step 'one' failed: No such channel.",
                "fix",
                "Mend.",
                "event_id",
                engine.runs.findRun(run).orElseThrow().eventId().value(),
                "event_type",
                "WorkbookUpdated",
                "event_resource_name",
                "Sales"));
  }

  @Test
  void doesNotTellOfTheDeadLettersOfItsOwnNews() throws Exception {
    engine.activate(
        on("refused", "WorkbookUpdated", refusing), on("tell", "RunDeadLettered", refusing));

    engine.accept();
    engine.settle();

    assertThat(events(InternalEventType.RUN_DEAD_LETTERED)).hasSize(1);
  }

  @Test
  void tellsOfADeadLetterOfWhatHappenedInTableauThoughTheServerFoundItOut() throws Exception {
    engine.activate(on("refused", "FlowRunFailed", refusing));
    var flow =
        new News(
            InternalEventType.FLOW_RUN_FAILED,
            Optional.empty(),
            Optional.empty(),
            Optional.of("flow-1"),
            Optional.of("Nightly"),
            "The flow Nightly failed.",
            Map.of());

    engine.internalEvents.raise(flow, "flow-run-1");
    engine.settle();

    assertThat(events(InternalEventType.RUN_DEAD_LETTERED)).hasSize(1);
  }
}
