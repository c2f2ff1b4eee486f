package dev.tableauwebhooks.workflow.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyWindowTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        // Its beginning is in it, its end is not.
        "22:00-07:00 => 2026-11-24T21:59:59.999999999+01:00 => none",
        "22:00-07:00 => 2026-11-24T22:00+01:00 => 2026-11-25T07:00+01:00",
        "22:00-07:00 => 2026-11-25T00:00+01:00 => 2026-11-25T07:00+01:00",
        "22:00-07:00 => 2026-11-25T06:59:59.999999999+01:00 => 2026-11-25T07:00+01:00",
        "22:00-07:00 => 2026-11-25T07:00+01:00 => none",
        "12:00-13:30 => 2026-11-24T12:00+01:00 => 2026-11-24T13:30+01:00",
        "12:00-13:30 => 2026-11-24T13:30+01:00 => none",
        "12:00-13:30 => 2026-11-25T00:00+01:00 => none",
        "18:00-00:00 => 2026-11-24T23:59+01:00 => 2026-11-25T00:00+01:00",
        "18:00-00:00 => 2026-11-25T00:00+01:00 => none",
        "00:00-06:00 => 2026-11-24T00:00+01:00 => 2026-11-24T06:00+01:00",
        "08:00-08:00 => 2026-11-24T07:59+01:00 => 2026-11-24T08:00+01:00",
        "08:00-08:00 => 2026-11-24T08:00+01:00 => 2026-11-25T08:00+01:00",
        // In spring the night is an hour shorter.
        "22:00-07:00 => 2026-03-28T22:00+01:00 => 2026-03-29T07:00+02:00",
        "22:00-02:30 => 2026-03-29T01:59+01:00 => 2026-03-29T03:00+02:00",
        "22:00-02:30 => 2026-03-29T03:00+02:00 => none",
        "02:30-05:00 => 2026-03-29T01:59:59.999999999+01:00 => none",
        "02:30-05:00 => 2026-03-29T03:00+02:00 => 2026-03-29T05:00+02:00",
        "02:15-02:45 => 2026-03-29T01:59+01:00 => none",
        "02:15-02:45 => 2026-03-29T03:00+02:00 => none",
        "02:15-02:45 => 2026-03-29T03:15+02:00 => none",
        "02:30-02:30 => 2026-03-29T02:00+02:00 => 2026-03-29T03:00+02:00",
        "02:30-02:30 => 2026-03-29T03:00+02:00 => 2026-03-30T02:30+02:00",
        // In autumn it is an hour longer, and what comes twice counts the first time.
        "22:00-07:00 => 2026-10-24T22:00+02:00 => 2026-10-25T07:00+01:00",
        "22:00-07:00 => 2026-10-25T02:30+01:00 => 2026-10-25T07:00+01:00",
        "22:00-02:30 => 2026-10-25T02:29+02:00 => 2026-10-25T02:30+02:00",
        "22:00-02:30 => 2026-10-25T02:30+02:00 => none",
        "22:00-02:30 => 2026-10-25T02:10+01:00 => none",
        "02:30-05:00 => 2026-10-25T02:29+02:00 => none",
        "02:30-05:00 => 2026-10-25T02:30+02:00 => 2026-10-25T05:00+01:00",
        "02:30-05:00 => 2026-10-25T02:00+01:00 => 2026-10-25T05:00+01:00",
        "02:15-02:45 => 2026-10-25T02:20+02:00 => 2026-10-25T02:45+02:00",
        "02:15-02:45 => 2026-10-25T02:20+01:00 => none",
        "02:30-03:00 => 2026-10-25T02:45+02:00 => 2026-10-25T03:00+01:00",
      })
  void endsByTheClocksOfBerlin(String window, OffsetDateTime time, String end) {
    check("Europe/Berlin", window, time, end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "22:00-07:00 => 2026-03-07T23:00-05:00 => 2026-03-08T07:00-04:00",
        "22:00-02:30 => 2026-03-08T01:59-05:00 => 2026-03-08T03:00-04:00",
        "02:30-05:00 => 2026-03-08T03:00-04:00 => 2026-03-08T05:00-04:00",
        "22:00-07:00 => 2026-10-31T23:00-04:00 => 2026-11-01T07:00-05:00",
        "22:00-01:30 => 2026-11-01T01:29-04:00 => 2026-11-01T01:30-04:00",
        "22:00-01:30 => 2026-11-01T01:00-05:00 => none",
        "01:30-05:00 => 2026-11-01T01:00-05:00 => 2026-11-01T05:00-05:00",
      })
  void endsByTheClocksOfNewYork(String window, OffsetDateTime time, String end) {
    check("America/New_York", window, time, end);
  }

  private static void check(String zone, String window, OffsetDateTime time, String end) {
    var ends = window(window, zone, Set.of()).endAt(time.toInstant());
    if (end.equals("none")) {
      assertThat(ends).isEmpty();
    } else {
      assertThat(ends).hasValue(OffsetDateTime.parse(end).toInstant());
    }
  }

  @Test
  void countsTheDayOnWhichItBegins() {
    var nights = window("22:00-07:00", "UTC", Set.of(FRIDAY, SATURDAY));
    assertThat(nights.endAt(Instant.parse("2026-11-26T23:00:00Z"))).isEmpty();
    assertThat(nights.endAt(Instant.parse("2026-11-27T06:00:00Z"))).isEmpty();
    assertThat(nights.endAt(Instant.parse("2026-11-27T22:00:00Z")))
        .hasValue(Instant.parse("2026-11-28T07:00:00Z"));
    assertThat(nights.endAt(Instant.parse("2026-11-29T06:00:00Z")))
        .hasValue(Instant.parse("2026-11-29T07:00:00Z"));
    assertThat(nights.endAt(Instant.parse("2026-11-29T22:00:00Z"))).isEmpty();
    assertThat(nights.endAt(Instant.parse("2026-11-30T06:00:00Z"))).isEmpty();
  }

  @Test
  void takesWholeDaysWhereItEndsAsItBegins() {
    var weekend = window("00:00-00:00", "Europe/Berlin", Set.of(SATURDAY, SUNDAY));
    assertThat(weekend.endAt(Instant.parse("2026-11-27T22:59:59Z"))).isEmpty();
    assertThat(weekend.endAt(Instant.parse("2026-11-27T23:00:00Z")))
        .hasValue(Instant.parse("2026-11-28T23:00:00Z"));
    assertThat(weekend.endAt(Instant.parse("2026-11-28T23:00:00Z")))
        .hasValue(Instant.parse("2026-11-29T23:00:00Z"));
    assertThat(weekend.endAt(Instant.parse("2026-11-29T23:00:00Z"))).isEmpty();
  }

  /** A run that is held until the end is never held again there. */
  @ParameterizedTest
  @ValueSource(strings = {"22:00-07:00", "02:30-02:45", "02:30-01:45", "23:59-00:01"})
  void isOverAtItsEnd(String times) {
    for (var zone : new String[] {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"}) {
      var window = window(times, zone, Set.of());
      var begin = Instant.parse("2026-01-01T00:00:00Z");
      for (var quarter = 0; quarter < 365 * 96; quarter++) {
        var time = begin.plusSeconds(quarter * 900L);
        window
            .endAt(time)
            .ifPresent(end -> {
              assertThat(end).isAfter(time);
              assertThat(window.endAt(end)).isEmpty();
              assertThat(window.endAt(end.minusNanos(1))).hasValue(end);
            });
      }
    }
  }

  private static DailyWindow window(String times, String zone, Set<DayOfWeek> on) {
    var parts = times.split("-");
    return new DailyWindow(
        LocalTime.parse(parts[0]), LocalTime.parse(parts[1]), ZoneId.of(zone), on);
  }
}
