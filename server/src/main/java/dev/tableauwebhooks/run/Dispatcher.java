package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.EventLog.Arrival;
import dev.tableauwebhooks.run.RunStore.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives runs to this node's virtual threads: new ones at once after their commit, others when the
 * scheduler finds them due. While a run is in flight its schedule row is kept one {@link #LEASE}
 * ahead, so that another node takes over when this one dies.
 */
public final class Dispatcher implements Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How far ahead the schedule row of a run in flight stands. */
  public static final Duration LEASE = Duration.ofSeconds(20);

  /** How often {@link #extendLeases()} wants to be called. */
  public static final Duration LEASE_RENEWAL = Duration.ofSeconds(5);

  private final RunStore store;
  private final Worker worker;
  private final InstantSource clock;
  private final Runnable wake;
  private final int capacity;
  private final Semaphore slots;
  private final Map<RunId, Thread> inFlight = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * @param capacity how many runs may be in flight at once
   * @param wake makes the scheduler look for due runs now
   */
  public Dispatcher(
      RunStore store, Worker worker, InstantSource clock, int capacity, Runnable wake) {
    this.store = store;
    this.worker = worker;
    this.clock = clock;
    this.wake = wake;
    this.capacity = capacity;
    this.slots = new Semaphore(capacity);
  }

  @Override
  public boolean tryReserve(int runs) {
    return !stopping && slots.tryAcquire(runs);
  }

  @Override
  public void release(int runs) {
    slots.release(runs);
  }

  @Override
  public void wake() {
    wake.run();
  }

  @Override
  public void start(Arrival arrival, List<Program> programs) {
    var event =
        new StoredEvent(
            arrival.id(),
            arrival.receivedAt(),
            arrival.event(),
            arrival.site(),
            arrival.body(),
            arrival.note(),
            0);
    for (var i = 0; i < programs.size(); i++) {
      var run = newRun(arrival, i);
      launch(new Claim(run, event, List.of()), Optional.of(programs.get(i)));
    }
  }

  private static Run newRun(Arrival arrival, int index) {
    var run = arrival.runs().get(index);
    return new Run(
        run.id(),
        arrival.id(),
        run.program(),
        run.revision(),
        new RunState.Queued(),
        1,
        arrival.receivedAt(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  private void launch(Claim claim, Optional<Program> program) {
    var thread =
        Thread.ofVirtual().name("run-" + claim.run().id()).unstarted(() -> work(claim, program));
    inFlight.put(claim.run().id(), thread);
    thread.start();
  }

  private void work(Claim claim, Optional<Program> program) {
    var id = claim.run().id();
    try {
      worker.work(claim, program);
    } catch (InterruptedException e) {
      LOG.atDebug().addKeyValue("runId", id).log("Left for the next start");
    } catch (StoreUnavailable e) {
      LOG.atWarn()
          .addKeyValue("runId", id)
          .addKeyValue("cause", e.getMessage())
          .log("The store is away; the run goes on when its lease has ended");
    } catch (RuntimeException | Error e) {
      LOG.atError().addKeyValue("runId", id).setCause(e).log("A run broke off; it will be resumed");
    } finally {
      inFlight.remove(id);
      slots.release();
    }
  }

  /**
   * Takes a due run over, waiting for room. Called by the scheduler.
   *
   * @return whether it is worked on now; false where the node is stopping
   */
  public boolean takeOver(RunId id) throws InterruptedException {
    if (inFlight.containsKey(id)) {
      store.extendLeases(Set.of(id), clock.instant().plus(LEASE));
      return true;
    }
    while (!slots.tryAcquire(200, TimeUnit.MILLISECONDS)) {
      if (stopping) {
        return false;
      }
    }
    var launched = false;
    try {
      var claim = stopping ? Optional.<Claim>empty() : store.claim(id, clock.instant().plus(LEASE));
      if (claim.isPresent()) {
        launched = true;
        launch(claim.get(), Optional.empty());
      }
      return !stopping;
    } finally {
      if (!launched) {
        slots.release();
      }
    }
  }

  /** Keeps other nodes from taking over what is in flight here. */
  public void extendLeases() throws InterruptedException {
    var ids = List.copyOf(inFlight.keySet());
    if (!ids.isEmpty()) {
      store.extendLeases(ids, clock.instant().plus(LEASE));
    }
  }

  /** How many runs are in flight here. */
  public int inFlight() {
    return inFlight.size();
  }

  /**
   * Takes no more runs, waits for those in flight, and interrupts what is left: it stays durable.
   *
   * @param patience how long to wait
   */
  public void stop(Duration patience) throws InterruptedException {
    stopping = true;
    if (!slots.tryAcquire(capacity, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.atInfo().addKeyValue("runs", inFlight.size()).log("Leaving runs for the next start");
      inFlight.values().forEach(Thread::interrupt);
      slots.tryAcquire(capacity, 1, TimeUnit.SECONDS);
    }
  }
}
