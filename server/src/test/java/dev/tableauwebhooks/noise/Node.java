package dev.tableauwebhooks.noise;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.Dispatcher;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.run.Intake.Windows;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.run.Programs;
import dev.tableauwebhooks.run.Replays;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunListener;
import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.RunStore.RunQuery;
import dev.tableauwebhooks.run.SettableClock;
import dev.tableauwebhooks.run.Surroundings;
import dev.tableauwebhooks.run.Verification;
import dev.tableauwebhooks.run.Worker;
import dev.tableauwebhooks.store.Database;
import dev.tableauwebhooks.store.SqlEventLog;
import dev.tableauwebhooks.store.SqlGroupStore;
import dev.tableauwebhooks.store.SqlIncidentStore;
import dev.tableauwebhooks.store.SqlPauseStore;
import dev.tableauwebhooks.store.SqlRevisions;
import dev.tableauwebhooks.store.SqlRunStore;
import dev.tableauwebhooks.store.SqlSilenceStore;
import dev.tableauwebhooks.store.SqlTimerStore;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.SettingsBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** One node with noise control, on a real database and a clock that the test moves. */
final class Node implements AutoCloseable {
  final SettableClock clock;
  final Database database;
  final EventLog events;
  final RunStore runs;
  final GroupStore groups;
  final IncidentStore incidents;
  final Silences silences;
  final Pauses pauses;
  final Timers timers;
  final Replays replays;
  final Tell tell = new Tell();
  private final AtomicReference<Catalog> catalog = new AtomicReference<>(Catalog.EMPTY);
  private final Dispatcher dispatcher;
  private final Intake intake;

  Node(Supplier<Database> opening, SettableClock clock) {
    this.clock = clock;
    database = opening.get();
    var log = new SqlEventLog(database, Node::decode);
    events = log;
    runs = new SqlRunStore(database, log, clock);
    groups = new SqlGroupStore(database, log, clock);
    incidents = new SqlIncidentStore(database);
    silences = new Silences(new SqlSilenceStore(database), Set.of(), clock);
    pauses = new Pauses(new SqlPauseStore(database), clock, this::wake);
    var parts = new Parts(groups, incidents, silences, pauses, log, catalog::get, clock);
    var surroundings =
        new Surroundings(
            runs,
            clock,
            new TextBinder(),
            _ -> Lookups.NONE,
            _ -> Map.of(),
            Map.of(),
            Map.of(),
            RunListener.NONE,
            new Verification(Verification.Doubt.NONE, log),
            new NoiseControl(parts, this::wake),
            Optional::empty);
    var programs =
        new Programs(catalog::get, new SqlRevisions(database, clock), (_, _) -> Optional.empty());
    dispatcher = new Dispatcher(runs, new Worker(surroundings, programs), clock, 20);
    intake =
        new Intake(
            log,
            catalog::get,
            dispatcher,
            clock,
            new Windows(Duration.ofDays(1), Duration.ofMinutes(1)));
    replays = new Replays(runs, programs, dispatcher, clock);
    var internal = new InternalEvents(intake, log, clock, Json::write);
    timers =
        new Timers(groups, new SqlTimerStore(database), catalog::get, internal, clock, this::wake);
  }

  private void wake() {
    dispatcher.wake();
  }

  private static TableauEvent decode(byte[] body) {
    return switch (new EventDecoder().decode(body)) {
      case Decoded.Event(var event) -> event;
      case Decoded.Test _, Decoded.Odd _ -> throw new AssertionError(new String(body, UTF_8));
    };
  }

  void activate(Program... programs) {
    catalog.set(new Catalog(List.of(programs)));
  }

  /** Accepts an event that happened now, and works until nothing is to be done. */
  void event(String type, String name) throws InterruptedException {
    event(type, name, clock.instant());
  }

  void event(String type, String name, Instant createdAt) throws InterruptedException {
    accept(type, name, createdAt);
    settle();
  }

  /** Accepts an event and does not wait. */
  void accept(String type, String name, Instant createdAt) throws InterruptedException {
    var body =
        """
        {"resource": "WORKBOOK", "event_type": "%s", "resource_name": "%s",
         "resource_luid": "luid-%s", "site_luid": "site", "created_at": "%s"}
        """
            .formatted(type, name, name, createdAt)
            .getBytes(UTF_8);
    intake.accept(decode(body), Optional.of("demo"), body, body, true);
  }

  /** Moves the clock, does what is due then, and waits until it is done. */
  void pass(Duration time) throws InterruptedException {
    clock.advance(time);
    tick();
  }

  /** Does what is due, and waits until it is done. */
  void tick() throws InterruptedException {
    timers.tick();
    dispatcher.wake();
    settle();
  }

  /** Waits until no run is at work or due. */
  void settle() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> dispatcher.inFlight() == 0 && isNothingDue());
  }

  private boolean isNothingDue() throws InterruptedException {
    var isDue = false;
    for (var state : List.of("QUEUED", "WAITING", "RUNNING")) {
      for (var run : runs(state)) {
        isDue |=
            !(run.state() instanceof dev.tableauwebhooks.run.RunState.Waiting(var until, _)
                && until.isAfter(clock.instant()));
      }
    }
    if (isDue) {
      dispatcher.wake();
    }
    return !isDue;
  }

  /** Newest first. */
  List<Run> runs(String state) throws InterruptedException {
    return runs.runs(
        new RunQuery(
            1_000, Optional.of(state), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /** Why runs are in a state, the oldest first. */
  List<String> reasons(String state) throws InterruptedException {
    return runs(state).reversed().stream().map(run -> run.state().reason()).toList();
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

  /** Binds the only setting. */
  private static final class TextBinder implements SettingsBinder {
    @Override
    public <S extends Record> S bind(
        Class<S> type, Map<String, Object> input, Set<String> literalHosts) {
      return type.cast(new Tell.Settings(String.valueOf(input.get("text"))));
    }
  }

  /** An action that remembers what it was told. */
  static final class Tell implements Action<Tell.Settings> {
    record Settings(String text) {}

    final List<String> texts = new CopyOnWriteArrayList<>();
    final List<Map<String, Object>> earlier = new CopyOnWriteArrayList<>();
    final List<Optional<String>> incidents = new CopyOnWriteArrayList<>();
    volatile Supplier<ActionOutcome> outcome =
        () -> new ActionOutcome.Succeeded("told", Map.of("ts", "42"));

    @Override
    public ActionDescription<Settings> description() {
      return new ActionDescription<>("test.tell", "Tells.", Settings.class, List.of());
    }

    @Override
    public ActionOutcome run(Settings settings, ActionContext context) {
      var answer = outcome.get();
      if (answer instanceof ActionOutcome.Succeeded) {
        texts.add(settings.text());
        earlier.add(context.earlier());
        incidents.add(context.incident());
      }
      return answer;
    }
  }
}
