package dev.tableauwebhooks.app;

import dev.tableauwebhooks.noise.GroupStore;
import dev.tableauwebhooks.noise.IncidentStore;
import dev.tableauwebhooks.noise.NoiseControl;
import dev.tableauwebhooks.noise.Parts;
import dev.tableauwebhooks.noise.Pauses;
import dev.tableauwebhooks.noise.Silences;
import dev.tableauwebhooks.noise.Timers;
import dev.tableauwebhooks.run.Admission;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.schedule.RunScheduler.Chore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

  private void forget() throws InterruptedException {
    var now = parts.clock().instant();
    parts.groups().forget(now, now.minus(RECOVERIES));
  }

  @Override
  public void close() {
    timers.ifPresent(Timers::close);
  }
}
