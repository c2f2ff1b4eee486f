package dev.tableauwebhooks.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps tasks until a test runs them, on the test's thread, and remembers their delays. What nobody
 * waits for never happens.
 */
final class StepScheduler implements Scheduler {

  private record Task(Duration delay, Runnable work) {}

  private final List<Task> tasks = new ArrayList<>();

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    tasks.add(new Task(delay, task));
  }

  @Override
  public void unawaited(Duration delay, Runnable task) {}

  @Override
  public synchronized boolean awaitIdle(Duration limit) {
    return tasks.isEmpty();
  }

  @Override
  public void close() {}

  /** Runs the oldest task and returns the delay it had asked for. */
  Duration step() {
    Task next;
    synchronized (this) {
      next = tasks.removeFirst();
    }
    next.work().run();
    return next.delay();
  }

  synchronized int waiting() {
    return tasks.size();
  }
}
