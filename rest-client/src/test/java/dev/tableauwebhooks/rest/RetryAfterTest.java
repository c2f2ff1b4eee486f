package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.rest.TableauProblem.ErrorText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "120                           | -                            | PT2M",
        "Sun, 01 Mar 2026 12:01:30 GMT | -                            | PT1M30S",
        "Sun, 01 Mar 2026 11:00:00 GMT | -                            | PT0S",
        "5                             | retry after 29 minutes       | PT5S",
        "soon                          | Please retry after 1 minute. | PT1M",
        "-                             | Too many requests for 'api.rest.refresh_extracts'. Please"
            + " retry after 29 minutes. | PT29M",
        "-                             | retry after 10 seconds       | PT10S",
        "-                             | Retry After 2 hours          | PT2H",
        "-                             | come back later              | -",
        "99999999999999                | -                            | -",
      })
  void readsEachFormOfWait(String header, String detail, Duration expected) {
    var error = new ErrorText("429000", "", Optional.ofNullable(detail).orElse(""));
    assertThat(RetryAfter.of(Optional.ofNullable(header), error, NOW))
        .isEqualTo(Optional.ofNullable(expected));
  }
}
