package dev.tableauwebhooks.app;

import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.codec.SampleEvents;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.Environment;
import dev.tableauwebhooks.config.IngestSettings.Unauthenticated;
import dev.tableauwebhooks.extension.FolderWatch;
import dev.tableauwebhooks.extension.HandlerFolder;
import dev.tableauwebhooks.ingest.WebhookRoute;
import dev.tableauwebhooks.observe.Health;
import dev.tableauwebhooks.observe.Metrics;
import dev.tableauwebhooks.run.Cancellations;
import dev.tableauwebhooks.run.DeadLetters;
import dev.tableauwebhooks.run.Dispatcher;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.Programs;
import dev.tableauwebhooks.run.Replays;
import dev.tableauwebhooks.run.Surroundings;
import dev.tableauwebhooks.run.Verification;
import dev.tableauwebhooks.run.Worker;
import dev.tableauwebhooks.run.schedule.RunScheduler;
import dev.tableauwebhooks.run.schedule.RunScheduler.Chore;
import dev.tableauwebhooks.site.HookWatch;
import dev.tableauwebhooks.web.Api;
import dev.tableauwebhooks.web.HealthRoutes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server. Starts in the order store, programs, web, scheduler; stops in the opposite one.
 */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final Duration DRAIN = Duration.ofSeconds(4);
  private static final Duration NOTICE = Duration.ofSeconds(1);

  private final Environment environment;
  private final Storage storage;
  private final Outside outside;
  private final Health health;
  private final Dispatcher dispatcher;
  private final RunScheduler scheduler;
  private final FolderWatch watch;
  private final HttpListener listener;
  private final ActivePrograms programs;
  private final NoiseCare noise;
  private final InternalEvents internalEvents;
  private Optional<DeadLetters> deadLetters = Optional.empty();

  /**
   * Builds and starts everything.
   *
   * @param folder holds {@code workflows/}, {@code handlers/} and {@code connectors/}
   * @throws StartFailed where the configuration does not allow a start; says everything that is
   *     wrong and how to mend it
   */
  public static Server start(Configuration configuration, Path folder) throws InterruptedException {
    return new Server(configuration, folder);
  }

  private Server(Configuration configuration, Path folder) throws InterruptedException {
    var clock = InstantSource.system();
    environment = configuration.environment();
    storage = Storage.open(configuration.storage(), clock);
    try {
      var metrics = new Metrics();
      outside =
          Outside.connect(
              configuration,
              folder,
              storage.sites(),
              storage.sessions(Access.key(configuration, storage), clock),
              clock,
              new CallMetrics(metrics));
      health = new Health();
      programs = programs(folder);
      watch = watch(folder);
      programs.reload();

      var found = foundPrograms();
      noise =
          new NoiseCare(
              storage, configuration.names().env().keySet(), programs::catalog, clock, this::wake);
      var worker = new Worker(surroundings(configuration, metrics, clock), found);
      dispatcher =
          new Dispatcher(storage.runs(), worker, clock, configuration.runs().concurrency());
      var intake = intake(configuration, clock);
      internalEvents = new InternalEvents(intake, storage.events(), clock, Json::write);
      deadLetters = Optional.of(new DeadLetters(internalEvents));
      var access = Access.of(configuration, storage, outside.sites(), clock);
      StartFailed.because(
          configuration.missingIngestCredentials(access.hasStoredIngestToken()).stream().toList());
      var hooks = hooks(configuration, access, clock);
      scheduler = scheduler(clock, chores(configuration, intake, hooks, clock));
      observe(metrics, clock);
      health.add("ingest", () -> openness(configuration));
      hooks.observe(health, metrics);
      noise.observe(health, metrics);
      storage.releaseOwnRuns(clock.instant());
      listener = listen(configuration, access, intake, found, metrics, clock);
      scheduler.start();
      noise.start(internalEvents);
      dispatcher.wake();
      health.started();
    } catch (RuntimeException | InterruptedException e) {
      storage.close();
      throw e;
    }
    LOG.atInfo()
        .addKeyValue("address", uri())
        .addKeyValue("workflows", programs.catalog().programs().size())
        .addKeyValue("store", storage.describe())
        .log("Listening");
  }

  private ActivePrograms programs(Path folder) {
    return new ActivePrograms(
        new WorkflowFolder(folder.resolve("workflows")),
        outside.reader(),
        new HandlerFolder(folder.resolve("handlers")),
        storage.revisions());
  }

  private FolderWatch watch(Path folder) {
    var folders = List.of(folder.resolve("workflows"), folder.resolve("handlers"));
    return new FolderWatch(folders, this::reload);
  }

  /** Takes changed workflows and handlers over. */
  void reload() {
    try {
      programs.reload();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Programs foundPrograms() {
    return new Programs(programs::catalog, storage.revisions(), programs::readAgain);
  }

  private Surroundings surroundings(
      Configuration configuration, Metrics metrics, InstantSource clock) {
    return new Surroundings(
        storage.runs(),
        clock,
        outside.binder(),
        event -> outside.sites().forEvent(event.event(), event.receivedAt(), storage.history()),
        Json::readBody,
        outside.actions(),
        configuration.names().env(),
        new RunMetrics(metrics),
        new Verification(
            event -> outside.sites().doubtAbout(event.event(), event.receivedAt()),
            storage.events()),
        noise.control(),
        this::deadLetters);
  }

  private void wake() {
    dispatcher.wake();
  }

  /** Empty until it is built, when no run is at work yet. */
  private Optional<DeadLetters> deadLetters() {
    return deadLetters;
  }

  private HookCare hooks(Configuration configuration, Access access, InstantSource clock) {
    var wishes = new HookWishes(configuration, access.siteTokens(), programs::catalog);
    var watch = new HookWatch(outside.sites(), storage.sites(), wishes::of, internalEvents, clock);
    return new HookCare(configuration.webhooks(), wishes, watch);
  }

  private Map<String, Chore> chores(
      Configuration configuration, Intake intake, HookCare hooks, InstantSource clock) {
    var chores = new HashMap<>(hooks.chores());
    chores.put(
        "forget-duplicates",
        new Chore(Duration.ofMinutes(1), () -> storage.forgetExpired(clock.instant())));
    MissedEvents.chore(
            configuration.reconcile(),
            outside.sites(),
            storage,
            programs::catalog,
            intake,
            internalEvents,
            clock)
        .ifPresent(chore -> chores.put("reconcile", chore));
    chores.putAll(noise.chores());
    chores.putAll(OwnCare.chores(configuration, storage, outside.sites(), internalEvents, clock));
    return chores;
  }

  private RunScheduler scheduler(InstantSource clock, Map<String, Chore> chores) {
    var node = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    return new RunScheduler(storage.schedulerRows(), node, clock, dispatcher, chores);
  }

  private Intake intake(Configuration configuration, InstantSource clock) {
    var dated = configuration.ingest().dedupeWindow();
    var undated = Duration.ofMinutes(1);
    var windows = new Intake.Windows(dated, undated.compareTo(dated) < 0 ? undated : dated);
    return new Intake(storage.events(), programs::catalog, dispatcher, clock, windows);
  }

  private void observe(Metrics metrics, InstantSource clock) {
    var backlog = new BacklogGauge(storage.runs(), clock);
    metrics.watchRuns(backlog::byState);
    metrics.watchQueueAge(backlog::oldestQueued);
    health.add("store", storage::health);
    health.add("workflows", programs::health);
  }

  private static Health.Status openness(Configuration configuration) {
    return configuration.ingest().unauthenticated() == Unauthenticated.VERIFY_BACK
        ? new Health.Status.Warning(
            "Anybody may post events, which Tableau must confirm. When all webhooks carry a token,"
                + " remove ingest.unauthenticated.")
        : new Health.Status.Ok();
  }

  private HttpListener listen(
      Configuration configuration,
      Access access,
      Intake intake,
      Programs found,
      Metrics metrics,
      InstantSource clock) {
    var ingest = configuration.ingest();
    var development = configuration.environment() == Environment.DEVELOPMENT;
    var decoder = new EventDecoder();
    var limits = new WebhookRoute.Limits(ingest.maxBodyBytes(), ingest.readTimeout(), development);
    var webhook = new WebhookRoute(access, decoder, intake, new IngestMetrics(metrics), limits);
    var replays = new Replays(storage.runs(), found, dispatcher, clock);
    var parts =
        new Api.Parts(
            storage.events(),
            storage.runs(),
            replays,
            new Cancellations(storage.runs(), new RunMetrics(metrics), clock),
            intake,
            decoder,
            new SampleEvents(clock),
            programs::catalog,
            programs::problems,
            new Api.Quiet(
                noise.groups(), noise.incidents(), noise.silences(), noise.pauses(), this::wake),
            clock);
    var api = new Api(parts, access::mayAdminister);
    var state = new HealthRoutes(health, metrics);
    var server = configuration.server();
    return HttpListener.start(
        new HttpListener.Address(server.host(), server.port(), ingest.readTimeout()),
        routing -> {
          webhook.routing(routing);
          api.routing(routing);
          state.routing(routing);
        });
  }

  /** Where it listens, for somebody on this machine. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  /**
   * Not ready any more, which whoever asks can see for a moment; drains what is in flight for a few
   * seconds and leaves the rest durable. Events that still come are taken, for the next start.
   */
  @Override
  public void close() {
    LOG.atInfo().addKeyValue("runs", dispatcher.inFlight()).log("Stopping");
    var noticed = System.nanoTime() + notice().toNanos();
    health.stopping();
    watch.close();
    scheduler.close();
    noise.close();
    try {
      dispatcher.stop(DRAIN);
      TimeUnit.NANOSECONDS.sleep(noticed - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listener.close();
    outside.close();
    storage.close();
    LOG.atInfo().log("Stopped");
  }

  /**
   * How long a load balancer has to see that it must turn to others; nobody balances a developer.
   */
  private Duration notice() {
    return environment == Environment.PRODUCTION ? NOTICE : Duration.ZERO;
  }
}
