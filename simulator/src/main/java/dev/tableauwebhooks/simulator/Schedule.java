package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * When something happens by itself, in UTC.
 *
 * @param type what for: {@code Extract}, {@code Subscription} or {@code Flow}
 * @param frequency {@code Daily} or {@code Hourly}
 * @param start when in the day, or from when on in the day
 */
record Schedule(
    String luid, String name, String type, String frequency, LocalTime start, Instant createdAt) {

  Instant nextRunAt(InstantSource clock) {
    var now = clock.instant();
    var today = now.atOffset(ZoneOffset.UTC).toLocalDate().atTime(start).toInstant(ZoneOffset.UTC);
    if (today.isAfter(now)) {
      return today;
    }
    var hours = frequency.equals("Hourly") ? 1 + ChronoUnit.HOURS.between(today, now) : 24;
    return today.plus(hours, ChronoUnit.HOURS);
  }
}
