package dev.tableauwebhooks.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Counts and times, in the text format of Prometheus. Safe for many threads, and cheap enough for
 * every request.
 */
public final class Metrics {
  /** The format of {@link #scrape()}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /**
   * More targets than this are counted together, since each costs memory here and in Prometheus.
   */
  private static final int MOST_TARGETS = 100;

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Received, Counter> received = new EnumMap<>(Received.class);
  private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);
  private final Map<End, Timer> ended = new EnumMap<>(End.class);
  private final MultiGauge runs;
  private final MultiGauge hooks;
  private final MultiGauge hookLooks;
  private final Set<String> targets = ConcurrentHashMap.newKeySet();
  private volatile Supplier<Map<String, Long>> runCounts = Map::of;
  private volatile Supplier<Duration> queueAge = () -> Duration.ZERO;
  private volatile Supplier<List<SiteHooks>> siteHooks = List::of;
  private volatile Supplier<Calm> calms = () -> Calm.NONE;
  private volatile Calm calm = Calm.NONE;

  public Metrics() {
    for (var kind : Received.values()) {
      received.put(
          kind,
          Counter.builder("tableau.webhooks.events")
              .description("Posts that were answered 202, by what became of them")
              .tag("outcome", word(kind))
              .register(registry));
    }
    for (var reason : Rejection.values()) {
      rejected.put(
          reason,
          Counter.builder("tableau.webhooks.rejected")
              .description("Posts that were not answered 202, by reason")
              .tag("reason", word(reason))
              .register(registry));
    }
    for (var end : End.values()) {
      ended.put(
          end,
          time(
              "tableau.webhooks.runs.ended",
              "Runs that ended, by state, and how long after their event was received",
              Tags.of("state", end.name())));
    }
    runs =
        MultiGauge.builder("tableau.webhooks.runs")
            .description("Runs that the store holds and that have not ended, by state")
            .register(registry);
    hooks =
        MultiGauge.builder("tableau.webhooks.hooks")
            .description("Webhooks on the sites: wanted, and which of these are on and off")
            .register(registry);
    hookLooks =
        MultiGauge.builder("tableau.webhooks.hooks.look")
            .description("When this node looked at a site's webhooks last, since 1970")
            .baseUnit("seconds")
            .register(registry);
    Gauge.builder("tableau.webhooks.queue.age", () -> queueAge.get().toMillis() / 1000.0)
        .description("How long the oldest run that is due has been waiting")
        .baseUnit("seconds")
        .register(registry);
    gauge("incidents.open", "Incidents that are open", () -> calm.openIncidents());
    gauge("groups.open", "Groups of events that are open", () -> calm.openGroups());
    gauge("runs.held", "Runs that wait since something is paused", () -> calm.heldRuns());
    gauge("silences.active", "Silences that suppress runs now", () -> calm.activeSilences());
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder("tableau.webhooks." + name, value).description(description).register(registry);
  }

  /** What became of a post that was answered 202. */
  public enum Received {
    ACCEPTED,
    DUPLICATE,
    QUARANTINED,
    TEST
  }

  /** Why a post was not answered 202. */
  public enum Rejection {
    CREDENTIALS,
    METHOD,
    TOO_LARGE,
    TOO_SLOW,
    STORE_UNAVAILABLE
  }

  /** How a run ended. */
  public enum End {
    SUCCEEDED,
    SKIPPED,
    GROUPED,
    SUPPRESSED,
    DEAD_LETTERED,
    CANCELLED
  }

  /** Counts a post that was answered 202. */
  public void count(Received kind) {
    of(received, kind).increment();
  }

  /** Counts a post that was not answered 202. */
  public void count(Rejection reason) {
    of(rejected, reason).increment();
  }

  /** Counts a run that ended, so long after its event was received. */
  public void runEnded(End state, Duration sinceReceived) {
    of(ended, state).record(sinceReceived);
  }

  /**
   * Where the numbers of runs by state come from. Asked at each {@link #scrape()}; must not wait
   * for long.
   */
  public void watchRuns(Supplier<Map<String, Long>> countsByState) {
    runCounts = countsByState;
  }

  /** Where it comes from how long the oldest run that is due has been waiting. */
  public void watchQueueAge(Supplier<Duration> age) {
    queueAge = age;
  }

  /**
   * The webhooks of one site as they were found last.
   *
   * @param wanted how many the site should have
   * @param on how many of these deliver
   * @param off how many of these do not
   */
  public record SiteHooks(String site, int wanted, int on, int off, Instant at) {}

  /** Where it comes from how the webhooks of the sites stand. */
  public void watchHooks(Supplier<List<SiteHooks>> bySite) {
    siteHooks = bySite;
  }

  /** How much is kept from people, as the store holds it. */
  public record Calm(long openIncidents, long openGroups, long heldRuns, long activeSilences) {
    public static final Calm NONE = new Calm(0, 0, 0, 0);
  }

  /** Where it comes from how much is kept from people. Asked at each {@link #scrape()}. */
  public void watchCalm(Supplier<Calm> source) {
    calms = source;
  }

  /**
   * One attempt of a step.
   *
   * @param action its name, such as {@code slack.post}
   * @param outcome one word, such as {@code succeeded}
   */
  public void step(String action, String outcome, Duration took) {
    time(
            "tableau.webhooks.step",
            "Attempts of steps",
            Tags.of("action", action, "outcome", outcome))
        .record(took);
  }

  /**
   * One outgoing call.
   *
   * @param host whom it was for; the first hundred are told apart
   * @param outcome one word, such as {@code 2xx}
   */
  public void call(String host, String outcome, Duration took) {
    var target = !host.isEmpty() && isTold(host) ? host : "other";
    time("tableau.webhooks.call", "Outgoing calls", Tags.of("host", target, "outcome", outcome))
        .record(took);
  }

  /** Everything as text of the type {@link #CONTENT_TYPE}. */
  public String scrape() {
    var rows =
        runCounts.get().entrySet().stream()
            .map(count -> MultiGauge.Row.of(Tags.of("state", count.getKey()), count.getValue()))
            .toList();
    runs.register(rows, true);
    registerHooks(siteHooks.get());
    calm = calms.get();
    return registry.scrape();
  }

  private void registerHooks(List<SiteHooks> sites) {
    hooks.register(sites.stream().flatMap(Metrics::rows).toList(), true);
    hookLooks.register(
        sites.stream()
            .<MultiGauge.Row<?>>map(site ->
                MultiGauge.Row.of(Tags.of("site", site.site()), site.at().toEpochMilli() / 1000.0))
            .toList(),
        true);
  }

  private static Stream<MultiGauge.Row<?>> rows(SiteHooks site) {
    return Stream.of(
        row(site, "wanted", site.wanted()),
        row(site, "on", site.on()),
        row(site, "off", site.off()));
  }

  private static MultiGauge.Row<?> row(SiteHooks site, String state, int count) {
    return MultiGauge.Row.of(Tags.of("site", site.site(), "state", state), count);
  }

  private boolean isTold(String host) {
    return targets.contains(host) || (targets.size() < MOST_TARGETS && targets.add(host));
  }

  private Timer time(String name, String description, Tags tags) {
    return Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private static <E extends Enum<E>, M> M of(Map<E, M> meters, E key) {
    var meter = meters.get(key);
    if (meter == null) {
      throw new IllegalStateException("nothing counts " + key);
    }
    return meter;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
