package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the simulator, and what is to happen in it. It goes with that of the machine, each
 * task on a virtual thread of its own, until somebody stops it. Who sets it forward runs what
 * becomes due, one after the other, each at its own time.
 */
final class SimulatedTime implements Scheduler, InstantSource {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedTime.class);

  private record Task(Instant due, long number, boolean awaited, Runnable work) {}

  private final InstantSource machine;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock leaps = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition idle = lock.newCondition();
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
  private final Thread timer =
      Thread.ofPlatform().daemon().name("simulator-timer").unstarted(this::tick);
  private Duration ahead = Duration.ZERO;
  private Optional<Instant> stoppedAt = Optional.empty();
  private long numbers;
  private int awaited;
  private boolean closed;

  private SimulatedTime(InstantSource machine) {
    this.machine = machine;
  }

  static SimulatedTime start(InstantSource machine) {
    var time = new SimulatedTime(machine);
    time.timer.start();
    return time;
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return stoppedAt.orElseGet(() -> machine.instant().plus(ahead));
    } finally {
      lock.unlock();
    }
  }

  boolean isStopped() {
    lock.lock();
    try {
      return stoppedAt.isPresent();
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing happens by itself, except by {@link #forward}. */
  void stop() {
    change(() -> stoppedAt = Optional.of(instant()));
  }

  /** Goes with the machine again, from its time. */
  void restore() {
    change(() -> {
      ahead = Duration.ZERO;
      stoppedAt = Optional.empty();
    });
  }

  /** Goes on from where it stopped. */
  void resume() {
    change(() -> {
      stoppedAt.ifPresent(at -> ahead = Duration.between(machine.instant(), at));
      stoppedAt = Optional.empty();
    });
  }

  /**
   * Sets the time forward. What is due by then runs on the calling thread, and what that makes due
   * by then too.
   */
  void forward(Duration leap) {
    if (leap.isNegative()) {
      throw new SimulatorException("Time cannot go back. Give a duration that is not negative.");
    }
    leaps.lock();
    try {
      var wasStopped = isStopped();
      stop();
      var end = instant().plus(leap);
      for (var task = next(end); task.isPresent(); task = next(end)) {
        run(task.get());
      }
      change(() -> stoppedAt = Optional.of(end));
      if (!wasStopped) {
        resume();
      }
    } finally {
      leaps.unlock();
    }
  }

  /** Takes the next task that is due by then, and stops at its time. */
  private Optional<Task> next(Instant end) {
    lock.lock();
    try {
      if (tasks.isEmpty() || tasks.peek().due().isAfter(end)) {
        return Optional.empty();
      }
      var task = tasks.remove();
      if (task.due().isAfter(instant())) {
        stoppedAt = Optional.of(task.due());
      }
      return Optional.of(task);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void after(Duration delay, Runnable work) {
    add(delay, true, work);
  }

  @Override
  public void unawaited(Duration delay, Runnable work) {
    add(delay, false, work);
  }

  @Override
  public boolean awaitIdle(Duration limit) throws InterruptedException {
    var left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (awaited > 0) {
        if (left <= 0) {
          return false;
        }
        left = idle.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    change(() -> closed = true);
  }

  private void add(Duration delay, boolean isAwaited, Runnable work) {
    change(() -> {
      if (closed) {
        LOG.atDebug().log("The simulator is closed; a later task is dropped");
        return;
      }
      awaited += isAwaited ? 1 : 0;
      tasks.add(new Task(instant().plus(delay), numbers++, isAwaited, work));
    });
  }

  private void change(Runnable step) {
    lock.lock();
    try {
      step.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void tick() {
    lock.lock();
    try {
      while (!closed) {
        var wait = startDue();
        if (wait.isPresent()) {
          var _ = changed.await(wait.get().toNanos(), TimeUnit.NANOSECONDS);
        } else {
          changed.await();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Starts what is due and tells how long until the next; empty when only a change can matter. */
  private Optional<Duration> startDue() {
    if (stoppedAt.isPresent()) {
      return Optional.empty();
    }
    var now = instant();
    while (!tasks.isEmpty() && !tasks.peek().due().isAfter(now)) {
      var task = tasks.remove();
      Thread.ofVirtual().name("simulator-task").start(() -> run(task));
    }
    return tasks.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.between(now, tasks.peek().due()));
  }

  private void run(Task task) {
    try {
      task.work().run();
    } catch (RuntimeException broken) {
      LOG.atError().setCause(broken).log("A task of the simulator failed");
    } finally {
      if (task.awaited()) {
        done();
      }
    }
  }

  private void done() {
    lock.lock();
    try {
      awaited--;
      if (awaited == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
