package dev.tableauwebhooks.app;

import dev.tableauwebhooks.noise.GroupStore;
import dev.tableauwebhooks.noise.IncidentStore;
import dev.tableauwebhooks.noise.NoiseControl;
import dev.tableauwebhooks.noise.Parts;
import dev.tableauwebhooks.noise.Pause;
import dev.tableauwebhooks.noise.Pauses;
import dev.tableauwebhooks.noise.Silences;
import dev.tableauwebhooks.noise.Timers;
import dev.tableauwebhooks.observe.Health;
import dev.tableauwebhooks.observe.Metrics;
import dev.tableauwebhooks.run.Admission;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.schedule.RunScheduler.Chore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What keeps the server's messages few. */
final class NoiseCare implements AutoCloseable {
  /** How long a success is remembered, against failures from before it that come late. */
  private static final Duration RECOVERIES = Duration.ofDays(30);

  private final Parts parts;
  private final NoiseControl control;
  private final Storage storage;
  private final Runnable wake;
  private Optional<Timers> timers = Optional.empty();

  /**
   * @param env the variables that expressions may name
   * @param wake has due runs taken up
   */
  NoiseCare(
      Storage storage,
      Set<String> env,
      Supplier<Catalog> catalog,
      InstantSource clock,
      Runnable wake) {
    parts =
        new Parts(
            storage.groups(),
            storage.incidents(),
            new Silences(storage.silences(), env, clock),
            new Pauses(storage.pauses(), clock, wake),
            storage.events(),
            catalog,
            clock);
    control = new NoiseControl(parts, wake);
    this.storage = storage;
    this.wake = wake;
  }

  Admission control() {
    return control;
  }

  GroupStore groups() {
    return parts.groups();
  }

  IncidentStore incidents() {
    return parts.incidents();
  }

  Silences silences() {
    return parts.silences();
  }

  Pauses pauses() {
    return parts.pauses();
  }

  /**
   * Begins to do what is due.
   *
   * @param events by which workflows are started by the clock
   */
  void start(InternalEvents events) {
    var started =
        new Timers(parts.groups(), storage.timers(), parts.catalog(), events, parts.clock(), wake);
    timers = Optional.of(started);
    started.start();
  }

  Map<String, Chore> chores() {
    return Map.of("forget-keys", new Chore(Duration.ofMinutes(5), this::forget));
  }

  /** Adds gauges, and a warning while something is paused. */
  void observe(Health health, Metrics metrics) {
    metrics.watchCalm(this::calm);
    health.add("pauses", this::paused);
  }

  private Metrics.Calm calm() {
    try {
      return new Metrics.Calm(
          parts.incidents().countOpen(),
          parts.groups().countOpen(),
          parts.pauses().list().stream().mapToLong(Pause::holds).sum(),
          parts.silences().active().size());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Metrics.Calm.NONE;
    }
  }

  private Health.Status paused() {
    try {
      var paused = parts.pauses().list().stream().filter(it -> it.resumedAt().isEmpty()).toList();
      return paused.isEmpty()
          ? new Health.Status.Ok()
          : new Health.Status.Warning(
              paused.stream().map(NoiseCare::words).collect(Collectors.joining(" ")));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Health.Status.Failed("Interrupted while asking the store.");
    }
  }

  /** Without the author and the reason, since anybody may ask for the health. */
  private static String words(Pause pause) {
    var kind = pause.kind().name().toLowerCase(Locale.ROOT);
    return "The %s '%s' is paused since %s and holds %d runs; resume it with: tableau-webhooks resume %s '%s'."
        .formatted(kind, pause.name(), pause.since(), pause.holds(), kind, pause.name());
  }

  private void forget() throws InterruptedException {
    var now = parts.clock().instant();
    parts.groups().forget(now, now.minus(RECOVERIES));
  }

  @Override
  public void close() {
    timers.ifPresent(Timers::close);
  }
}
