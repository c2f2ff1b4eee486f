package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due: flushes groups, and starts workflows by the clock. Every node looks twice a
 * second; the store lets only one of them do each thing.
 */
public final class Timers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int AT_ONCE = 200;

  private final GroupStore groups;
  private final Clockwork clockwork;
  private final InstantSource clock;
  private final Runnable wake;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("timers").daemon().factory());

  /**
   * @param wake has due runs taken up
   */
  public Timers(
      GroupStore groups,
      TimerStore timers,
      Supplier<Catalog> catalog,
      InternalEvents events,
      InstantSource clock,
      Runnable wake) {
    this.groups = groups;
    this.clockwork = new Clockwork(timers, catalog, events, clock);
    this.clock = clock;
    this.wake = wake;
  }

  /** Begins to look. */
  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(this::tickSafely, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tickSafely() {
    try {
      tick();
    } catch (StoreUnavailable e) {
      LOG.atWarn().addKeyValue("cause", e.getMessage()).log("The store is away; timers wait");
    } catch (RuntimeException e) {
      // At the thread's edge: an exception would end the timers for good.
      LOG.atError().setCause(e).log("Could not do what is due; will try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does all that is due now. */
  public void tick() throws InterruptedException {
    var flushed = groups.flushDue(clock.instant(), AT_ONCE);
    var some = flushed > 0;
    while (flushed == AT_ONCE) {
      flushed = groups.flushDue(clock.instant(), AT_ONCE);
    }
    if (some) {
      wake.run();
    }
    clockwork.tick();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
