package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30                            | PT30S
          ' 7 '                         | PT7S
          0                             | PT1S
          1.2                           | PT2S
          86400                         | PT1H
          99999999999999999999999999999 | PT1H
          Tue, 24 Nov 2026 12:00:10 GMT | PT10S
          Tue, 24 Nov 2026 11:00:00 GMT | PT1S
          Wed, 24 Nov 2027 12:00:00 GMT | PT1H
          """)
  void readsSecondsAndDates(String header, String expected) {
    assertThat(RetryAfter.parse(header, NOW)).contains(Duration.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-5", "Tue, 24 Nov 2027 12:00:00 GMT", "2026-11-24T12:00:10Z", "1e3"})
  void ignoresEverythingElse(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
