package dev.tableauwebhooks.ingest;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Cuts off whoever sends a body too slowly. The web server's own read timeout does not reach
 * requests, so one thread looks over all reads that are under way and interrupts those that are
 * overdue, which closes their connections.
 */
final class SlowReads {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Set<Reading> readings = ConcurrentHashMap.newKeySet();
  private final long patienceNanos;

  SlowReads(Duration patience) {
    this.patienceNanos = patience.toNanos();
    Thread.ofPlatform().name("slow-reads").daemon().start(this::watch);
  }

  /** Watches what the calling thread reads until the reading is closed. */
  Reading begin() {
    var reading = new Reading(Thread.currentThread(), System.nanoTime() + patienceNanos);
    readings.add(reading);
    return reading;
  }

  /** Ends the watching; after that the thread will not be interrupted. */
  void end(Reading reading) {
    readings.remove(reading);
    reading.finish();
  }

  private void watch() {
    while (true) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      var now = System.nanoTime();
      readings.forEach(reading -> reading.cutOffWhenOverdue(now));
    }
  }

  /** One body that is being read. */
  static final class Reading {
    private final Thread thread;
    private final long deadline;
    private boolean over;

    private Reading(Thread thread, long deadline) {
      this.thread = thread;
      this.deadline = deadline;
    }

    private synchronized void cutOffWhenOverdue(long now) {
      if (!over && now - deadline > 0) {
        over = true;
        thread.interrupt();
      }
    }

    private synchronized void finish() {
      if (over) {
        // The interrupt was for the reading, and that has ended.
        Thread.interrupted();
      }
      over = true;
    }
  }
}
