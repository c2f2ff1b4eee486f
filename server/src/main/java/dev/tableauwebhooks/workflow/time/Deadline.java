package dev.tableauwebhooks.workflow.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * A time of day by which something should have happened.
 *
 * <p>Where clocks skip its beginning or its end, the first moment after the gap counts; where they
 * show it twice, the first time does. If they skip all of it, there is no deadline that day.
 *
 * @param from since when; if it is not before {@code by}, on the day before
 * @param on the days of the deadline; empty for every day
 * @param grace how long after it the answer is awaited, for events that are on their way
 */
public record Deadline(
    LocalTime from, LocalTime by, ZoneId zone, Set<DayOfWeek> on, Duration grace) {
  public Deadline {
    requireNonNull(from, "from");
    requireNonNull(by, "by");
    requireNonNull(zone, "zone");
    on = Set.copyOf(on);
    requireNonNull(grace, "grace");
  }

  /**
   * One deadline.
   *
   * @param from since when the event counts, inclusive
   * @param by until when it counts, exclusive
   * @param dueAt when to look whether it happened
   */
  public record Span(Instant from, Instant by, Instant dueAt) {}

  /** The first deadline that is due after that time. */
  public Span next(Instant after) {
    for (var day = after.minus(grace).atZone(zone).toLocalDate().minusDays(1);
        ;
        day = day.plusDays(1)) {
      var span = span(day);
      var isOn = on.isEmpty() || on.contains(day.getDayOfWeek());
      if (isOn && span.dueAt().isAfter(after) && span.from().isBefore(span.by())) {
        return span;
      }
    }
  }

  private Span span(LocalDate day) {
    var first = from.isBefore(by) ? day : day.minusDays(1);
    var end = ClockChanges.first(day.atTime(by), zone);
    return new Span(ClockChanges.first(first.atTime(from), zone), end, end.plus(grace));
  }
}
