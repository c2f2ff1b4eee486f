package dev.tableauwebhooks.workflow.time;

import static java.util.Objects.requireNonNull;

import com.cronutils.model.time.ExecutionTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression in a time zone. Safe for many threads.
 *
 * <p>Where clocks change, no time is lost and none comes twice:
 *
 * <ul>
 *   <li>A time that clocks skip in spring happens at the first moment after the gap. Several of
 *       them are one.
 *   <li>A time that clocks show twice in autumn happens at the first of the two.
 *   <li>A timetable whose hour is <code>*</code> or <code>*&#47;n</code> names no hours but an
 *       interval, and follows elapsed time: it goes on in both of the repeated hours. Of what
 *       clocks skip it makes up for what lies farther apart otherwise: <code>0 *&#47;2 * * *</code>
 *       happens at 3:00 where there is no 2:00, but <code>30 * * * *</code> goes on at 3:30, one
 *       hour after 1:30.
 * </ul>
 */
public final class Timetable {
  private final String cron;
  private final ZoneId zone;
  private final ExecutionTime times;
  private final boolean namesHours;

  private Timetable(String cron, ZoneId zone, CronText text) {
    this.cron = cron;
    this.zone = zone;
    this.times = ExecutionTime.forCron(text.parse());
    this.namesHours = text.namesHours();
  }

  /**
   * Reads the five fields of Unix: minute, hour, day of month, month, day of week. If both days are
   * given, one of them is enough. Sunday is 0 and 7. {@code @hourly}, {@code @daily}, {@code
   * @midnight}, {@code @weekly}, {@code @monthly} and {@code @yearly} stand for what they say.
   *
   * @throws IllegalArgumentException where it is none; the message says what is wrong, as one
   *     sentence that quotes it
   */
  public static Timetable of(String cron, ZoneId zone) {
    requireNonNull(zone, "zone");
    return new Timetable(cron.strip(), zone, CronText.of(cron));
  }

  /** The first time after that one; empty where there is none any more. */
  public Optional<Instant> next(Instant after) {
    return namesHours ? nextNamed(after) : nextOfInterval(after);
  }

  private Optional<Instant> nextNamed(Instant after) {
    var local = nextOnCalendar(LocalDateTime.ofInstant(after, zone));
    while (local.isPresent() && !ClockChanges.first(local.get(), zone).isAfter(after)) {
      local = nextOnCalendar(local.get());
    }
    return local.map(time -> ClockChanges.first(time, zone));
  }

  /** Looks at one stretch without changes after the other. */
  private Optional<Instant> nextOfInterval(Instant after) {
    var rules = zone.getRules();
    var begin = after;
    while (true) {
      var offset = rules.getOffset(begin);
      var next = nextOnCalendar(LocalDateTime.ofInstant(begin, offset));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      var time = next.get().toInstant(offset);
      @Nullable ZoneOffsetTransition change = rules.nextTransition(begin);
      if (change == null || time.isBefore(change.getInstant())) {
        return Optional.of(time);
      }
      if (isOnCalendar(change.getDateTimeAfter()) || wouldLose(change)) {
        return Optional.of(change.getInstant());
      }
      begin = change.getInstant();
    }
  }

  /** Whether clocks skip a time that does not come anyway, by the new clock. */
  private boolean wouldLose(ZoneOffsetTransition change) {
    var skipped = nextOnCalendar(change.getDateTimeBefore().minusNanos(1));
    while (skipped.isPresent() && skipped.get().isBefore(change.getDateTimeAfter())) {
      if (!isOnCalendar(skipped.get().plus(change.getDuration()))) {
        return true;
      }
      skipped = nextOnCalendar(skipped.get());
    }
    return false;
  }

  private boolean isOnCalendar(LocalDateTime time) {
    return nextOnCalendar(time.minusNanos(1)).filter(time::equals).isPresent();
  }

  /** By clocks that never change. */
  private Optional<LocalDateTime> nextOnCalendar(LocalDateTime after) {
    return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(time -> time.toLocalDateTime());
  }

  /** As it was given. */
  public String cron() {
    return cron;
  }

  public ZoneId zone() {
    return zone;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Timetable that && cron.equals(that.cron) && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return 31 * cron.hashCode() + zone.hashCode();
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(cron, zone);
  }
}
