package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.EventLog.Arrival;
import dev.tableauwebhooks.run.RunStore.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives runs to this node's virtual threads: new ones at once after their commit, others when the
 * scheduler finds them due. While a run waits here or is worked on, its schedule row is kept one
 * {@link #LEASE} ahead, so that another node takes over when this one dies. What finds no room here
 * waits in the store, and is taken over when there is room again.
 */
public final class Dispatcher implements Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How far ahead the schedule row of a run in flight stands. */
  public static final Duration LEASE = Duration.ofSeconds(20);

  /** How often {@link #extendLeases()} wants to be called. */
  public static final Duration LEASE_RENEWAL = Duration.ofSeconds(5);

  /** What runs may hold of the memory that wait here for their turn, rather than in the store. */
  private static final long MEMORY = 16L * 1024 * 1024;

  /** What a run holds besides the body of its event, roughly. */
  private static final int BYTES_OF_A_RUN = 3 * 1024;

  /** How many due runs are taken over in one write. */
  private static final int TAKEN_AT_ONCE = 100;

  private final RunStore store;
  private final Worker worker;
  private final InstantSource clock;
  private final int capacity;
  private final Semaphore slots;
  private final Room room = new Room(MEMORY);
  private final Map<RunId, Thread> inFlight = new ConcurrentHashMap<>();
  private final Refill refill = new Refill();
  private volatile boolean stopping;

  /**
   * @param capacity how many runs may be worked on at once; further ones wait, in the order in
   *     which they came
   */
  public Dispatcher(RunStore store, Worker worker, InstantSource clock, int capacity) {
    this.store = store;
    this.worker = worker;
    this.clock = clock;
    this.capacity = capacity;
    this.slots = new Semaphore(capacity, true);
  }

  @Override
  public boolean tryReserve(int runs, int bodyBytes) {
    return !stopping && room.tryTake(runs * bytesOfARun(bodyBytes));
  }

  @Override
  public void release(int runs, int bodyBytes) {
    room.give(runs * bytesOfARun(bodyBytes));
  }

  private static long bytesOfARun(int bodyBytes) {
    return BYTES_OF_A_RUN + (long) bodyBytes;
  }

  /** Takes due runs over from the store as room comes free, and returns at once. */
  @Override
  public void wake() {
    refill.ask();
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
        Optional.empty(),
        Ties.NONE,
        0);
  }

  /** Starts a run for which room was taken. */
  private void launch(Claim claim, Optional<Program> program) {
    var id = claim.run().id();
    var thread = Thread.ofVirtual().name("run-" + id).unstarted(() -> work(claim, program));
    inFlight.put(id, thread);
    thread.start();
  }

  private void work(Claim claim, Optional<Program> program) {
    var id = claim.run().id();
    try {
      slots.acquire();
      try {
        if (!stopping) {
          worker.work(claim, program);
        }
      } finally {
        slots.release();
      }
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
      room.give(bytesOfARun(claim.event().body().length));
    }
  }

  /**
   * Takes a due run over. Called by the scheduler.
   *
   * @return whether it is worked on now; false where the node is stopping
   */
  public boolean takeOver(RunId id) throws InterruptedException {
    if (inFlight.containsKey(id)) {
      store.extendLeases(Set.of(id), leaseEnd());
      return true;
    }
    room.awaitHalfEmpty();
    if (!stopping) {
      store.claim(id, leaseEnd()).ifPresent(this::resume);
    }
    return !stopping;
  }

  private void resume(Claim claim) {
    room.take(bytesOfARun(claim.event().body().length));
    launch(claim, Optional.empty());
  }

  private Instant leaseEnd() {
    return clock.instant().plus(LEASE);
  }

  /** One thread at a time that takes over what is due. */
  private final class Refill {
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean atWork = new AtomicBoolean();

    void ask() {
      asked.set(true);
      if (atWork.compareAndSet(false, true)) {
        Thread.ofVirtual().name("refill").start(this::work);
      }
    }

    private void work() {
      try {
        while (asked.getAndSet(false)) {
          takeAllDue();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (StoreUnavailable e) {
        LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Could not take over due runs");
      } finally {
        atWork.set(false);
      }
      if (asked.get()) {
        ask();
      }
    }

    private void takeAllDue() throws InterruptedException {
      var some = true;
      while (some && !stopping) {
        room.awaitHalfEmpty();
        var now = clock.instant();
        var due = store.claimDue(TAKEN_AT_ONCE, now, leaseEnd(), inFlight::containsKey);
        due.forEach(Dispatcher.this::resume);
        some = !due.isEmpty();
      }
    }
  }

  /** Keeps other nodes from taking over what is in flight here. */
  public void extendLeases() throws InterruptedException {
    var ids = List.copyOf(inFlight.keySet());
    if (!ids.isEmpty()) {
      store.extendLeases(ids, leaseEnd());
    }
  }

  /** How many runs wait or are worked on here. */
  public int inFlight() {
    return inFlight.size();
  }

  /**
   * Takes no more runs, waits for those in flight, and interrupts what is left: it stays durable,
   * and is due at once for another node or the next start.
   *
   * @param patience how long to wait
   */
  public void stop(Duration patience) throws InterruptedException {
    stopping = true;
    var held = Set.copyOf(inFlight.keySet());
    if (!slots.tryAcquire(capacity, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.atInfo().addKeyValue("runs", inFlight.size()).log("Leaving runs for the next start");
      inFlight.values().forEach(Thread::interrupt);
      slots.tryAcquire(capacity, 1, TimeUnit.SECONDS);
    }
    handBack(held);
  }

  /** What has ended meanwhile has no lease any more, and what waits for its time keeps that. */
  private void handBack(Set<RunId> held) throws InterruptedException {
    try {
      if (!held.isEmpty()) {
        store.extendLeases(held, clock.instant());
      }
    } catch (StoreUnavailable e) {
      LOG.atWarn()
          .addKeyValue("cause", e.getMessage())
          .log("The store is away; runs go on when their leases have ended");
    }
  }
}
