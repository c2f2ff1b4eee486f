package dev.tableauwebhooks.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
  static final Duration SHORTEST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /**
   * How long to wait from now, forced between a second and an hour: nobody's clock or misprint may
   * stop us for a year. Empty where the header is neither of its two forms.
   */
  static Optional<Duration> parse(String header, Instant now) {
    var text = header.strip();
    return seconds(text).or(() -> untilDate(text, now)).map(RetryAfter::clamp);
  }

  private static Optional<Duration> seconds(String text) {
    if (!text.matches("\\d+(\\.\\d+)?")) {
      return Optional.empty();
    }
    var whole = Math.ceil(Double.parseDouble(text));
    return Optional.of(Duration.ofSeconds((long) Math.min(whole, (double) LONGEST.toSeconds())));
  }

  private static Optional<Duration> untilDate(String text, Instant now) {
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, date));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration clamp(Duration wait) {
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
