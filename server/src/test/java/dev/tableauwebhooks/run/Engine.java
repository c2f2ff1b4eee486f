package dev.tableauwebhooks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.event.EventType;
import dev.tableauwebhooks.event.Origin;
import dev.tableauwebhooks.event.Resource;
import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.Intake.Windows;
import dev.tableauwebhooks.store.Database;
import dev.tableauwebhooks.store.SqlEventLog;
import dev.tableauwebhooks.store.SqlRevisions;
import dev.tableauwebhooks.store.SqlRunStore;
import dev.tableauwebhooks.store.TestDatabases;
import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.OnMissing;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Revision;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.Settings;
import dev.tableauwebhooks.workflow.SettingsBinder;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.Workflow;
import dev.tableauwebhooks.workflow.noise.Noise;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** The parts that work on runs, on a real database and a clock that the test moves. */
final class Engine implements AutoCloseable {
  static final int CAPACITY = 20;
  static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  final SettableClock clock = new SettableClock(START);
  final Database database;
  final EventLog events;
  final RunStore runs;
  final AtomicReference<Catalog> catalog = new AtomicReference<>(Catalog.EMPTY);
  final Dispatcher dispatcher;
  final Intake intake;
  final Replays replays;
  final InternalEvents internalEvents;

  Engine(Path folder, Map<String, Action<?>> actions, Lookups lookups) {
    database = TestDatabases.sqlite(folder);
    var log = new SqlEventLog(database, Engine::decode);
    events = log;
    runs = new SqlRunStore(database, log, clock);
    var surroundings =
        new Surroundings(
            runs,
            clock,
            new TextBinder(),
            _ -> lookups,
            _ -> Map.of(),
            actions,
            Map.of(),
            RunListener.NONE,
            new Verification(Verification.Doubt.NONE, log),
            Admission.FREE,
            this::deadLetters);
    var revisions = new SqlRevisions(database, clock);
    var programs = new Programs(catalog::get, revisions, (_, _) -> Optional.empty());
    dispatcher = new Dispatcher(runs, new Worker(surroundings, programs), clock, CAPACITY);
    var windows = new Windows(Duration.ofDays(1), Duration.ofMinutes(1));
    intake = new Intake(log, catalog::get, dispatcher, clock, windows);
    replays = new Replays(runs, programs, dispatcher, clock);
    internalEvents = new InternalEvents(intake, log, clock, Json::write);
  }

  private Optional<DeadLetters> deadLetters() {
    return Optional.of(new DeadLetters(internalEvents));
  }

  private static TableauEvent decode(byte[] body) {
    return new EventDecoder().decode(body) instanceof Decoded.Event(var event) ? event : event();
  }

  private static TableauEvent event() {
    return TableauEvent.of(
        EventType.WORKBOOK_UPDATED,
        new Origin(Optional.empty(), Optional.of(START), Optional.empty()),
        Resource.of(ResourceKind.WORKBOOK, "luid", "Sales"));
  }

  /** Binds the only setting of a {@link ScriptedAction}. */
  private static final class TextBinder implements SettingsBinder {
    @Override
    public <S extends Record> S bind(
        Class<S> type, Map<String, Object> input, Set<String> literalHosts) {
      return type.cast(new ScriptedAction.Settings(String.valueOf(input.get("text"))));
    }
  }

  void activate(Program... programs) {
    catalog.set(new Catalog(List.of(programs)));
  }

  /** Accepts an event and answers its only run. */
  RunId accept() throws InterruptedException {
    return accept(BODY);
  }

  RunId accept(byte[] body) throws InterruptedException {
    var receipt = intake.accept(event(), Optional.empty(), body, body, true);
    var query =
        new RunStore.RunQuery(
            10, Optional.empty(), Optional.empty(), Optional.of(receipt.id()), Optional.empty());
    return runs.runs(query).getFirst().id();
  }

  /** Waits until nothing is in flight. */
  void settle() {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> dispatcher.inFlight() == 0);
  }

  /** Waits for the end of a run that the node takes over by itself. */
  void awaitEnd(RunId id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> state(id) instanceof RunState.Ended);
  }

  /** Works on a run as the scheduler would at its time. */
  void resume(RunId id) throws InterruptedException {
    dispatcher.takeOver(id);
    settle();
  }

  RunState state(RunId id) throws InterruptedException {
    return runs.findRun(id).orElseThrow().state();
  }

  @Override
  public void close() {
    try {
      dispatcher.stop(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    database.close();
  }

  /** A workflow on {@code WorkbookUpdated}. */
  static Program workflow(RetryPolicy retry, Optional<Expression> condition, Step... steps) {
    return new Program.OfWorkflow(
        new Workflow(
            "tell",
            new Trigger(Set.of("WorkbookUpdated"), Set.of()),
            condition,
            retry,
            OnMissing.FAIL,
            Noise.UNCHECKED,
            List.of(steps),
            new Revision("hash", "tell.yaml", "")));
  }

  static Step step(String id, Action<?> action) {
    return new Step(id, action, text(id), Optional.empty(), false, Optional.empty());
  }

  static Settings text(String text) {
    return settings(_ -> Map.of("text", text));
  }

  static Settings settings(Function<Scope, Map<String, Object>> render) {
    return new Settings() {
      @Override
      public Rendered render(Scope scope) {
        return new Rendered(render.apply(scope), Map.of());
      }

      @Override
      public Set<String> literalHosts() {
        return Set.of();
      }
    };
  }

  static Expression expression(String text, Function<Scope, Object> value) {
    return new Expression() {
      @Override
      public String text() {
        return text;
      }

      @Override
      public Evaluation evaluate(Scope scope) {
        return new Evaluation(value.apply(scope), Map.of("seen", "this"));
      }
    };
  }
}
