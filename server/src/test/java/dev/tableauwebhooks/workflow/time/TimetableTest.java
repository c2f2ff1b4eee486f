package dev.tableauwebhooks.workflow.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "0 7 * * *         => 2026-11-24T07:00 => 2026-11-25T07:00, 2026-11-26T07:00",
        "0 7 * * *         => 2026-11-24T06:59:59.999999999 => 2026-11-24T07:00, 2026-11-25T07:00",
        "30 8 * * mon-fri  => 2026-11-27T09:00 => 2026-11-30T08:30, 2026-12-01T08:30",
        "0 0 29 2 *        => 2026-11-24T07:00 => 2028-02-29T00:00, 2032-02-29T00:00",
        "0 0 29 2 *        => 2096-02-29T00:00 => 2104-02-29T00:00, 2108-02-29T00:00",
        "0 0 * * 0         => 2026-11-24T07:00 => 2026-11-29T00:00, 2026-12-06T00:00",
        "0 0 * * 7         => 2026-11-24T07:00 => 2026-11-29T00:00, 2026-12-06T00:00",
        "0 0 * * SUN       => 2026-11-24T07:00 => 2026-11-29T00:00, 2026-12-06T00:00",
        "0 0 31 * *        => 2026-11-24T07:00 => 2026-12-31T00:00, 2027-01-31T00:00, 2027-03-31T00:00",
        "0 0 1 * 1         => 2026-11-24T07:00 => 2026-11-30T00:00, 2026-12-01T00:00, 2026-12-07T00:00",
        "  59 23 31 12 *   => 2026-12-31T23:58 => 2026-12-31T23:59, 2027-12-31T23:59",
        "@hourly           => 2026-11-24T07:00 => 2026-11-24T08:00, 2026-11-24T09:00",
        "@daily            => 2026-11-24T07:00 => 2026-11-25T00:00, 2026-11-26T00:00",
        "@midnight         => 2026-11-24T07:00 => 2026-11-25T00:00, 2026-11-26T00:00",
        "@weekly           => 2026-11-24T07:00 => 2026-11-29T00:00, 2026-12-06T00:00",
        "@monthly          => 2026-11-24T07:00 => 2026-12-01T00:00, 2027-01-01T00:00",
        "@yearly           => 2026-11-24T07:00 => 2027-01-01T00:00, 2028-01-01T00:00",
      })
  void knowsWhatComesNext(String cron, LocalDateTime after, String expected) {
    var timetable = Timetable.of(cron, ZoneOffset.UTC);
    var times = List.of(expected.split(", "));
    assertThat(next(timetable, after.toInstant(ZoneOffset.UTC), times.size()))
        .containsExactlyElementsOf(
            times.stream()
                .map(time -> LocalDateTime.parse(time).toInstant(ZoneOffset.UTC))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 31 2 *", "0 0 30 2 *", "0 0 31 4,6,9,11 *", "* * 31 2 *"})
  void hasNoneWhereTheDayDoesNotExist(String cron) {
    for (var zone : List.of(ZoneOffset.UTC, BERLIN)) {
      assertThat(Timetable.of(cron, zone).next(Instant.EPOCH)).isEmpty();
    }
  }

  /** Clocks go from 2:00 to 3:00, and from 3:00 to 2:00; in New York from 2:00 to 1:00. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        // A time that clocks skip happens at the first moment after the gap, once.
        "30 2 * * *     => 2026-03-28T12:00+01:00 => 2026-03-29T03:00+02:00, 2026-03-30T02:30+02:00",
        "30 2 * * *     => 2026-03-29T01:59:59.999999999+01:00 => 2026-03-29T03:00+02:00, 2026-03-30T02:30+02:00",
        "30 2 * * *     => 2026-03-29T03:00+02:00 => 2026-03-30T02:30+02:00",
        "30 2 * * *     => 2026-03-29T03:29+02:00 => 2026-03-30T02:30+02:00",
        "0 2 * * *      => 2026-03-29T01:00+01:00 => 2026-03-29T03:00+02:00, 2026-03-30T02:00+02:00",
        "*/15 2 * * *   => 2026-03-29T01:00+01:00 => 2026-03-29T03:00+02:00, 2026-03-30T02:00+02:00",
        "0 2,3 * * *    => 2026-03-29T01:00+01:00 => 2026-03-29T03:00+02:00, 2026-03-30T02:00+02:00",
        "30 2,3 * * *   => 2026-03-29T01:00+01:00 => 2026-03-29T03:00+02:00, 2026-03-29T03:30+02:00",
        "30 2 * * sun   => 2026-03-23T00:00+01:00 => 2026-03-29T03:00+02:00, 2026-04-05T02:30+02:00",
        "0 7 * * *      => 2026-03-28T12:00+01:00 => 2026-03-29T07:00+02:00, 2026-03-30T07:00+02:00",
        // A time that comes twice happens the first time.
        "30 2 * * *     => 2026-10-24T12:00+02:00 => 2026-10-25T02:30+02:00, 2026-10-26T02:30+01:00",
        "30 2 * * *     => 2026-10-25T02:30+02:00 => 2026-10-26T02:30+01:00",
        "30 2 * * *     => 2026-10-25T02:00+01:00 => 2026-10-26T02:30+01:00",
        "30 2 * * *     => 2026-10-25T02:29+01:00 => 2026-10-26T02:30+01:00",
        "0 2 * * *      => 2026-10-25T01:00+02:00 => 2026-10-25T02:00+02:00, 2026-10-26T02:00+01:00",
        "0 3 * * *      => 2026-10-25T01:00+02:00 => 2026-10-25T03:00+01:00, 2026-10-26T03:00+01:00",
        "*/30 2 * * *   => 2026-10-25T01:00+02:00 => 2026-10-25T02:00+02:00, 2026-10-25T02:30+02:00, 2026-10-26T02:00+01:00",
        "*/30 1-3 * * * => 2026-10-25T02:10+02:00 => 2026-10-25T02:30+02:00, 2026-10-25T03:00+01:00, 2026-10-25T03:30+01:00",
        "*/30 1-3 * * * => 2026-10-25T02:10+01:00 => 2026-10-25T03:00+01:00, 2026-10-25T03:30+01:00",
        // An interval follows elapsed time.
        "*/30 * * * *   => 2026-03-29T01:00+01:00 => 2026-03-29T01:30+01:00, 2026-03-29T03:00+02:00, 2026-03-29T03:30+02:00",
        "30 * * * *     => 2026-03-29T01:00+01:00 => 2026-03-29T01:30+01:00, 2026-03-29T03:30+02:00, 2026-03-29T04:30+02:00",
        "0 */2 * * *    => 2026-03-29T00:00+01:00 => 2026-03-29T03:00+02:00, 2026-03-29T04:00+02:00",
        "30 */2 * * *   => 2026-03-29T00:30+01:00 => 2026-03-29T03:00+02:00, 2026-03-29T04:30+02:00",
        "30 */3 * * *   => 2026-03-29T00:30+01:00 => 2026-03-29T03:30+02:00, 2026-03-29T06:30+02:00",
        "*/30 * * * *   => 2026-10-25T02:00+02:00 => 2026-10-25T02:30+02:00, 2026-10-25T02:00+01:00, 2026-10-25T02:30+01:00, 2026-10-25T03:00+01:00",
        "*/30 * * * *   => 2026-10-25T02:59:59.999999999+02:00 => 2026-10-25T02:00+01:00, 2026-10-25T02:30+01:00",
        "*/30 * * * *   => 2026-10-25T02:00+01:00 => 2026-10-25T02:30+01:00, 2026-10-25T03:00+01:00",
        "0 */2 * * *    => 2026-10-25T00:00+02:00 => 2026-10-25T02:00+02:00, 2026-10-25T02:00+01:00, 2026-10-25T04:00+01:00",
        "0 */3 * * *    => 2026-10-25T00:00+02:00 => 2026-10-25T03:00+01:00, 2026-10-25T06:00+01:00",
        "@hourly        => 2026-10-25T01:00+02:00 => 2026-10-25T02:00+02:00, 2026-10-25T02:00+01:00, 2026-10-25T03:00+01:00",
      })
  void losesAndDoublesNothingWhereBerlinChangesItsClocks(
      String cron, OffsetDateTime after, String expected) {
    check(cron, BERLIN, after, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "America/New_York    => 30 2 * * *   => 2026-03-07T12:00-05:00 => 2026-03-08T03:00-04:00, 2026-03-09T02:30-04:00",
        "America/New_York    => 30 1 * * *   => 2026-10-31T12:00-04:00 => 2026-11-01T01:30-04:00, 2026-11-02T01:30-05:00",
        "America/New_York    => 0 * * * *    => 2026-11-01T01:00-04:00 => 2026-11-01T01:00-05:00, 2026-11-01T02:00-05:00",
        // Clocks that change at midnight: the day begins at 1:00, and keeps its name.
        "America/Sao_Paulo   => 0 0 * * sun  => 2018-10-30T00:00-03:00 => 2018-11-04T01:00-02:00, 2018-11-11T00:00-02:00",
        "America/Sao_Paulo   => @daily       => 2018-02-17T12:00-02:00 => 2018-02-18T00:00-03:00, 2018-02-19T00:00-03:00",
        // Half an hour only.
        "Australia/Lord_Howe => 15 * * * *   => 2026-10-04T01:15+10:30 => 2026-10-04T02:30+11:00, 2026-10-04T03:15+11:00",
        "Australia/Lord_Howe => */15 * * * * => 2026-10-04T01:45+10:30 => 2026-10-04T02:30+11:00, 2026-10-04T02:45+11:00",
        "Australia/Lord_Howe => 45 1 * * *   => 2026-04-05T00:00+11:00 => 2026-04-05T01:45+11:00, 2026-04-06T01:45+10:30",
        // A whole day that never was.
        "Pacific/Apia        => 0 7 * * *    => 2011-12-29T06:00-10:00 => 2011-12-29T07:00-10:00, 2011-12-31T00:00+14:00, 2011-12-31T07:00+14:00",
      })
  void followsTheClocksOfOtherPlaces(
      ZoneId zone, String cron, OffsetDateTime after, String expected) {
    check(cron, zone, after, expected);
  }

  private static void check(String cron, ZoneId zone, OffsetDateTime after, String expected) {
    var times = List.of(expected.split(", "));
    assertThat(next(Timetable.of(cron, zone), after.toInstant(), times.size()))
        .extracting(time -> time.atZone(zone).toOffsetDateTime())
        .containsExactlyElementsOf(times.stream().map(OffsetDateTime::parse).toList());
  }

  /** Against a calendar that is looked through minute by minute, a year long. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "Europe/London"
      })
  void happensWheneverTheCalendarSays(ZoneId zone) {
    var crons =
        List.of("*/20 2 * * *", "30 1-3 * * *", "10,40 * * * *", "15 */2 * * *", "0 0 * * 4,5,7");
    var begin = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (var cron : crons) {
      var isInterval = cron.split(" ")[1].startsWith("*");
      var expected = new TreeSet<Instant>();
      for (var time = begin; time.getYear() == 2026; time = time.plusMinutes(1)) {
        if (UnixCron.matches(cron, time)) {
          expected.addAll(moments(time, zone, isInterval, cron));
        }
      }
      var timetable = Timetable.of(cron, zone);
      var first = begin.atZone(zone).toInstant().minusNanos(1);
      assertThat(next(timetable, first, expected.size())).containsExactlyElementsOf(expected);
      assertThatItDoesNotMatterWhereOneAsks(timetable, expected, zone);
    }
  }

  private static List<Instant> moments(
      LocalDateTime time, ZoneId zone, boolean isInterval, String cron) {
    var change = zone.getRules().getTransition(time);
    if (change == null) {
      return List.of(time.atZone(zone).toInstant());
    }
    if (change.isGap()) {
      var comesAnyway = isInterval && UnixCron.matches(cron, time.plus(change.getDuration()));
      return comesAnyway ? List.of() : List.of(change.getInstant());
    }
    var both =
        List.of(time.toInstant(change.getOffsetBefore()), time.toInstant(change.getOffsetAfter()));
    return isInterval ? both : both.subList(0, 1);
  }

  private static void assertThatItDoesNotMatterWhereOneAsks(
      Timetable timetable, NavigableSet<Instant> times, ZoneId zone) {
    var change = zone.getRules().nextTransition(times.first());
    while (change != null && change.getInstant().isBefore(times.last().minusSeconds(14_400))) {
      var from = change.getInstant().minus(3, ChronoUnit.HOURS);
      for (var minute = 0; minute < 360; minute += 5) {
        var after = from.plus(minute, ChronoUnit.MINUTES);
        assertThat(timetable.next(after)).hasValue(times.higher(after));
        assertThat(timetable.next(after.minusNanos(1))).hasValue(times.ceiling(after));
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
  }

  @Test
  void agreesWithUnixOnAnyExpression() {
    var random = new Random(4);
    for (var i = 0; i < 150; i++) {
      var cron = UnixCron.random(random);
      var timetable = Timetable.of(cron, ZoneOffset.UTC);
      var begin = LocalDateTime.of(2027, 1 + random.nextInt(12), 1 + random.nextInt(28), 5, 30);
      var time = begin.plusMinutes(1);
      while (!UnixCron.matches(cron, time) && time.isBefore(begin.plusDays(120))) {
        time = time.plusMinutes(1);
      }
      var next = timetable.next(begin.toInstant(ZoneOffset.UTC));
      if (UnixCron.matches(cron, time)) {
        assertThat(next).as(cron).hasValue(time.toInstant(ZoneOffset.UTC));
      } else {
        assertThat(next.filter(begin.plusDays(120).toInstant(ZoneOffset.UTC)::isAfter)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "`  `            => The timetable is empty.",
        "* * * *         => '* * * *' is no timetable: it has 4 fields, not five.",
        "0 0 7 * * *     => '0 0 7 * * *' is no timetable: it has 6 fields, not five.",
        "daily           => 'daily' is no timetable: it has one field, not five.",
        "@dayly          => '@dayly' is no timetable: of such words there are @daily, @hourly, @midnight, @monthly, @weekly, @yearly.",
        "60 * * * *      => '60 * * * *' is no timetable: '60' is no minute, which is 0 to 59.",
        "*/0 * * * *     => '*/0 * * * *' is no timetable: '*/0' is no minute, which is 0 to 59.",
        "-1 * * * *      => '-1 * * * *' is no timetable: '-1' is no minute, which is 0 to 59.",
        "1, * * * *      => '1, * * * *' is no timetable: '1,' is no minute, which is 0 to 59.",
        "0 24 * * *      => '0 24 * * *' is no timetable: '24' is no hour, which is 0 to 23.",
        "0 22-4 * * *    => '0 22-4 * * *' is no timetable: the range '22-4' ends before it begins.",
        "0 7|8 * * *     => '0 7|8 * * *' is no timetable: '7|8' is no hour, which is 0 to 23.",
        "0 7:30 * * *    => '0 7:30 * * *' is no timetable: '7:30' is no hour, which is 0 to 23.",
        "0 0 0 * *       => '0 0 0 * *' is no timetable: '0' is no day of the month, which is 1 to 31.",
        "0 0 L * *       => '0 0 L * *' is no timetable: 'L' is no day of the month, which is 1 to 31.",
        "0 0 ? * *       => '0 0 ? * *' is no timetable: '?' is no day of the month, which is 1 to 31.",
        "0 0 1 13 *      => '0 0 1 13 *' is no timetable: '13' is no month, which is 1 to 12 or jan to dec.",
        "0 0 1 juni *    => '0 0 1 juni *' is no timetable: 'juni' is no month, which is 1 to 12 or jan to dec.",
        "0 0 * * 8       => '0 0 * * 8' is no timetable: '8' is no day of the week, which is 0 to 7 or sun to sat.",
        "0 0 * * 5#2     => '0 0 * * 5#2' is no timetable: '5#2' is no day of the week, which is 0 to 7 or sun to sat.",
      })
  void saysWhatIsWrong(String cron, String message) {
    assertThatThrownBy(() -> Timetable.of(cron, NEW_YORK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refusesTimetablesBeyondReason() {
    assertThatThrownBy(() -> Timetable.of("1,".repeat(1_000) + "1 * * * *", BERLIN))
        .hasMessage("The timetable has 2,009 characters, more than 200.");
  }

  @Test
  void isEqualToOneThatSaysTheSame() {
    assertThat(Timetable.of("0 7 * * *", BERLIN))
        .isEqualTo(Timetable.of(" 0 7 * * * ", BERLIN))
        .hasSameHashCodeAs(Timetable.of("0 7 * * *", BERLIN))
        .isNotEqualTo(Timetable.of("0 7 * * *", NEW_YORK))
        .isNotEqualTo(Timetable.of("0 8 * * *", BERLIN))
        .hasToString("0 7 * * * (Europe/Berlin)");
  }

  private static List<Instant> next(Timetable timetable, Instant after, int count) {
    var times = new ArrayList<Instant>();
    var last = after;
    for (var i = 0; i < count; i++) {
      last = timetable.next(last).orElseThrow();
      times.add(last);
    }
    return times;
  }
}
