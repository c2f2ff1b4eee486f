package dev.tableauwebhooks.workflow.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of the day that returns.
 *
 * <p>Where clocks skip its beginning or its end, the first moment after the gap counts; where they
 * show it twice, the first time does. So a window that lies in the gap is not that day.
 *
 * @param to exclusive; if it is not after {@code from}, the window ends on the next day
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
    var today = time.atZone(zone).toLocalDate();
    return Stream.of(today.minusDays(1), today)
        .filter(day -> on.isEmpty() || on.contains(day.getDayOfWeek()))
        .filter(day -> !time.isBefore(ClockChanges.first(day.atTime(from), zone)))
        .map(this::end)
        .filter(time::isBefore)
        .findFirst();
  }

  private Instant end(LocalDate begin) {
    var last = to.isAfter(from) ? begin : begin.plusDays(1);
    return ClockChanges.first(last.atTime(to), zone);
  }
}
