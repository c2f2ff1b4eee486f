package dev.tableauwebhooks.simulator;

import java.time.Duration;

/** Runs things later, never on the thread that asks. */
interface Scheduler extends AutoCloseable {

  /** Runs the task after the delay on a thread that it may block. */
  void after(Duration delay, Runnable task);

  /** Runs the task after the delay, but {@link #awaitIdle} does not wait for it. */
  void unawaited(Duration delay, Runnable task);

  /** Waits until nothing is waiting or running; false when the limit passes first. */
  boolean awaitIdle(Duration limit) throws InterruptedException;

  @Override
  void close();
}
