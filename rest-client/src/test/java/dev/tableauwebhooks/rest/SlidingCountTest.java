package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingCountTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:30Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void hasRoomAgainWhenTheOldestIsSurelyOld() {
    var count = new SlidingCount(2, HOUR);
    count.add(START);
    count.add(START.plusSeconds(600));
    var wait = count.waitAt(START.plusSeconds(601)).orElseThrow();
    assertThat(wait).isBetween(HOUR.minusSeconds(601), HOUR.minusSeconds(541));
    assertThat(count.waitAt(START.plusSeconds(601).plus(wait).minusMillis(1))).isPresent();
    assertThat(count.waitAt(START.plusSeconds(601).plus(wait))).isEmpty();
  }

  @Test
  void neverAdmitsMoreThanTheLimitWithinAnyHour() {
    var random = new Random(7);
    var count = new SlidingCount(20, HOUR);
    var admitted = new ArrayDeque<Instant>();
    var now = START;
    var total = 0;
    for (int i = 0; i < 5000; i++) {
      now = now.plusMillis(random.nextLong(120_000));
      if (count.waitAt(now).isPresent()) {
        continue;
      }
      count.add(now);
      admitted.addLast(now);
      total++;
      while (!admitted.getFirst().isAfter(now.minus(HOUR))) {
        admitted.removeFirst();
      }
      assertThat(admitted.size()).isLessThanOrEqualTo(20);
    }
    var hours = Duration.between(START, now).toHours();
    assertThat(total).isGreaterThan((int) (hours * 18));
  }
}
