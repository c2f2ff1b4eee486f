package dev.tableauwebhooks.noise;

import java.time.Instant;
import java.util.Map;

/** When the clock starts workflows next. Each write returns when it is on disk. */
public interface TimerStore {

  /** By workflow. */
  Map<String, Timer> timers() throws InterruptedException;

  /** Sets when a workflow is due next. */
  void set(String program, Timer next) throws InterruptedException;

  /** Removes the timers of workflows that the clock does not start any more. */
  void remove(String program) throws InterruptedException;

  /**
   * When a workflow is due.
   *
   * @param rule by which the time was computed; another rule computes anew
   */
  record Timer(String rule, Instant dueAt) {}
}
