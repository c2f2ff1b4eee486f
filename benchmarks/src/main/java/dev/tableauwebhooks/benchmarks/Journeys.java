package dev.tableauwebhooks.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** From the sending of each event to the call that it causes. Safe for many threads. */
final class Journeys {
  private final Map<Long, Long> sentAt = new ConcurrentHashMap<>();
  private final Histogram micros = new SynchronizedHistogram(600_000_000L, 3);
  private final AtomicLong arrived = new AtomicLong();
  private volatile long lastArrival;

  void sent(long number) {
    sentAt.put(number, System.nanoTime());
  }

  void arrived(long number) {
    var now = System.nanoTime();
    var sent = sentAt.remove(number);
    if (sent != null) {
      micros.recordValue((now - sent) / 1_000);
    }
    lastArrival = now;
    arrived.incrementAndGet();
  }

  /** Calls since the last {@link #forget()}. */
  long calls() {
    return arrived.get();
  }

  /** Waits until that many calls have arrived; answers when the last one did. */
  long await(long calls, Duration patience) {
    var end = System.nanoTime() + patience.toNanos();
    while (arrived.get() < calls) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "only %,d of %,d calls arrived within %s".formatted(arrived.get(), calls, patience));
      }
      LockSupport.parkNanos(1_000_000);
    }
    return lastArrival;
  }

  double millisAt(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }

  void forget() {
    sentAt.clear();
    micros.reset();
    arrived.set(0);
  }
}
