package dev.tableauwebhooks.workflow.noise;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How often a workflow may run for one key. */
public sealed interface Throttle {

  Key by();

  /** The first event runs; the others within the window are dropped. */
  record Once(Key by, Duration within) implements Throttle {
    public Once {
      requireNonNull(by, "by");
      requireNonNull(within, "within");
    }
  }

  /** Events are collected from the first one on; at the window's end one run gets them all. */
  record After(Key by, Duration within) implements Throttle {
    public After {
      requireNonNull(by, "by");
      requireNonNull(within, "within");
    }
  }

  /**
   * One run gets the events as soon as so many came within the window, which may begin at any of
   * them.
   *
   * @param count at least 2
   * @param below what becomes of events that stay fewer
   */
  record AtLeast(Key by, int count, Duration within, Below below) implements Throttle {
    public AtLeast {
      requireNonNull(by, "by");
      requireNonNull(within, "within");
      requireNonNull(below, "below");
    }
  }

  /** What becomes of events that stay fewer than wanted. */
  enum Below {
    /** They end without a run, each when the window that begins with it is over. */
    DROP,
    /** One run gets them when the window that begins with the first of them is over. */
    KEEP
  }
}
