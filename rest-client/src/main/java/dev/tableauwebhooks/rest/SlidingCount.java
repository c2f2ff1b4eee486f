package dev.tableauwebhooks.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Counts what happened within the last hour, or another window, to the sixtieth part of it. Never
 * counts less than the truth. Not safe for several threads.
 */
final class SlidingCount {
  private static final int SLICES = 60;

  private final int most;
  private final long windowMillis;
  private final long sliceMillis;
  private final Deque<Slice> slices = new ArrayDeque<>();
  private int total;

  private record Slice(long number, int count) {}

  SlidingCount(int most, Duration window) {
    this.most = most;
    this.windowMillis = window.toMillis();
    this.sliceMillis = windowMillis / SLICES;
  }

  /** How long to wait until there is room; empty where there is room now. */
  Optional<Duration> waitAt(Instant now) {
    dropOld(now);
    if (total < most) {
      return Optional.empty();
    }
    var free = end(slices.getFirst()) + windowMillis;
    return Optional.of(Duration.ofMillis(free - now.toEpochMilli()));
  }

  void add(Instant now) {
    dropOld(now);
    var number = now.toEpochMilli() / sliceMillis;
    var last = slices.peekLast();
    if (last != null && last.number() >= number) {
      slices.removeLast();
      slices.addLast(new Slice(last.number(), last.count() + 1));
    } else {
      slices.addLast(new Slice(number, 1));
    }
    total++;
  }

  private void dropOld(Instant now) {
    var oldest = now.toEpochMilli() - windowMillis;
    while (!slices.isEmpty() && end(slices.getFirst()) <= oldest) {
      total -= slices.removeFirst().count();
    }
  }

  private long end(Slice slice) {
    return (slice.number() + 1) * sliceMillis;
  }
}
