package dev.tableauwebhooks.workflow.time;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.workflow.time.Deadline.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "00:00-07:00 => 2026-11-24T06:59:59.999999999+01:00 => 2026-11-24T00:00+01:00 => 2026-11-24T07:00+01:00",
        "00:00-07:00 => 2026-11-24T07:00+01:00 => 2026-11-25T00:00+01:00 => 2026-11-25T07:00+01:00",
        "00:00-00:00 => 2026-11-24T12:00+01:00 => 2026-11-24T00:00+01:00 => 2026-11-25T00:00+01:00",
        "18:00-07:00 => 2026-11-24T06:00+01:00 => 2026-11-23T18:00+01:00 => 2026-11-24T07:00+01:00",
        "18:00-07:00 => 2026-11-24T07:00+01:00 => 2026-11-24T18:00+01:00 => 2026-11-25T07:00+01:00",
        "07:00-07:00 => 2026-11-24T07:00+01:00 => 2026-11-24T07:00+01:00 => 2026-11-25T07:00+01:00",
        "18:00-00:00 => 2026-11-24T23:59+01:00 => 2026-11-24T18:00+01:00 => 2026-11-25T00:00+01:00",
        // Spring.
        "00:00-07:00 => 2026-03-28T23:00+01:00 => 2026-03-29T00:00+01:00 => 2026-03-29T07:00+02:00",
        "00:00-02:30 => 2026-03-29T01:59+01:00 => 2026-03-29T00:00+01:00 => 2026-03-29T03:00+02:00",
        "00:00-02:30 => 2026-03-29T03:00+02:00 => 2026-03-30T00:00+02:00 => 2026-03-30T02:30+02:00",
        "02:30-07:00 => 2026-03-29T01:00+01:00 => 2026-03-29T03:00+02:00 => 2026-03-29T07:00+02:00",
        "02:15-02:45 => 2026-03-28T12:00+01:00 => 2026-03-30T02:15+02:00 => 2026-03-30T02:45+02:00",
        "18:00-02:30 => 2026-03-28T18:00+01:00 => 2026-03-28T18:00+01:00 => 2026-03-29T03:00+02:00",
        // Autumn.
        "00:00-07:00 => 2026-10-24T23:00+02:00 => 2026-10-25T00:00+02:00 => 2026-10-25T07:00+01:00",
        "00:00-02:30 => 2026-10-25T02:29+02:00 => 2026-10-25T00:00+02:00 => 2026-10-25T02:30+02:00",
        "00:00-02:30 => 2026-10-25T02:00+01:00 => 2026-10-26T00:00+01:00 => 2026-10-26T02:30+01:00",
        "02:30-07:00 => 2026-10-25T02:30+01:00 => 2026-10-25T02:30+02:00 => 2026-10-25T07:00+01:00",
      })
  void comesByTheClocksOfBerlin(
      String times, OffsetDateTime after, OffsetDateTime from, OffsetDateTime by) {
    check("Europe/Berlin", times, after, from, by);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "00:00-07:00 => 2026-03-08T00:00-05:00 => 2026-03-08T00:00-05:00 => 2026-03-08T07:00-04:00",
        "00:00-02:30 => 2026-03-08T01:00-05:00 => 2026-03-08T00:00-05:00 => 2026-03-08T03:00-04:00",
        "00:00-01:30 => 2026-11-01T00:00-04:00 => 2026-11-01T00:00-04:00 => 2026-11-01T01:30-04:00",
        "00:00-01:30 => 2026-11-01T01:00-05:00 => 2026-11-02T00:00-05:00 => 2026-11-02T01:30-05:00",
        "00:00-07:00 => 2026-11-01T06:00-05:00 => 2026-11-01T00:00-04:00 => 2026-11-01T07:00-05:00",
      })
  void comesByTheClocksOfNewYork(
      String times, OffsetDateTime after, OffsetDateTime from, OffsetDateTime by) {
    check("America/New_York", times, after, from, by);
  }

  private static void check(
      String zone, String times, OffsetDateTime after, OffsetDateTime from, OffsetDateTime by) {
    assertThat(deadline(times, zone, Set.of(), Duration.ZERO).next(after.toInstant()))
        .isEqualTo(new Span(from.toInstant(), by.toInstant(), by.toInstant()));
  }

  @Test
  void isDueAfterItsGraceAndCountsUntilItsTime() {
    var deadline = deadline("00:00-07:00", "UTC", Set.of(), Duration.ofMinutes(10));
    var today =
        new Span(
            Instant.parse("2026-11-24T00:00:00Z"),
            Instant.parse("2026-11-24T07:00:00Z"),
            Instant.parse("2026-11-24T07:10:00Z"));
    assertThat(deadline.next(Instant.parse("2026-11-24T07:00:00Z"))).isEqualTo(today);
    assertThat(deadline.next(Instant.parse("2026-11-24T07:09:59.999999999Z"))).isEqualTo(today);
    assertThat(deadline.next(Instant.parse("2026-11-24T07:10:00Z")).by())
        .isEqualTo("2026-11-25T07:00:00Z");
  }

  @Test
  void skipsNoDayWhereTheGraceIsLong() {
    var deadline = deadline("00:00-07:00", "UTC", Set.of(), Duration.ofDays(10));
    assertThat(deadline.next(Instant.parse("2026-11-24T07:00:00Z")).by())
        .isEqualTo("2026-11-15T07:00:00Z");
  }

  @Test
  void comesOnItsDaysOnly() {
    var deadline = deadline("18:00-07:00", "Europe/Berlin", Set.of(MONDAY), Duration.ZERO);
    assertThat(deadline.next(Instant.parse("2026-11-24T12:00:00Z")))
        .isEqualTo(
            new Span(
                Instant.parse("2026-11-29T17:00:00Z"),
                Instant.parse("2026-11-30T06:00:00Z"),
                Instant.parse("2026-11-30T06:00:00Z")));
  }

  @Test
  void waitsAWeekWhereClocksSkipTheOnlyDay() {
    var deadline = deadline("02:15-02:45", "Europe/Berlin", Set.of(SUNDAY), Duration.ZERO);
    assertThat(deadline.next(Instant.parse("2026-03-23T00:00:00Z")).by())
        .isEqualTo("2026-04-05T00:45:00Z");
  }

  private static Deadline deadline(String times, String zone, Set<DayOfWeek> on, Duration grace) {
    var parts = times.split("-");
    return new Deadline(
        LocalTime.parse(parts[0]), LocalTime.parse(parts[1]), ZoneId.of(zone), on, grace);
  }
}
