package dev.tableauwebhooks.workflow.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the day that returns.
 *
 * @param to if it is not after {@code from}, the window ends on the next day
 * @param on the days on which it begins; empty for every day
 */
public record DailyWindow(LocalTime from, LocalTime to, ZoneId zone, Set<DayOfWeek> on) {
  public DailyWindow {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(zone, "zone");
    on = Set.copyOf(on);
  }

  /** The end of the window that a time lies in; empty where it lies in none. */
  public Optional<Instant> endAt(Instant time) {
    var local = time.atZone(zone);
    for (var day : java.util.List.of(local.toLocalDate().minusDays(1), local.toLocalDate())) {
      var begin = day.atTime(from).atZone(zone).toInstant();
      var last = to.isAfter(from) ? day : day.plusDays(1);
      var end = last.atTime(to).atZone(zone).toInstant();
      var isOn = on.isEmpty() || on.contains(day.getDayOfWeek());
      if (isOn && !time.isBefore(begin) && time.isBefore(end)) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }
}
