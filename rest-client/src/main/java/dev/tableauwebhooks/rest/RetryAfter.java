package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.TableauProblem.ErrorText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long Tableau wants us to wait. It says so in a header, as seconds or as a date, or only in
 * the error's detail: {@code Please retry after 29 minutes.}
 *
 * @see <a href="https://github.com/tableau/server-client-python/issues/952">an answer of the latter
 *     kind</a>
 */
final class RetryAfter {
  private static final Pattern IN_DETAIL =
      Pattern.compile("retry after (\\d{1,6}) (second|minute|hour)", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  static Optional<Duration> of(Optional<String> header, ErrorText error, Instant now) {
    return header
        .map(String::strip)
        .flatMap(text -> fromHeader(text, now))
        .or(() -> fromDetail(error.detail()));
  }

  private static Optional<Duration> fromHeader(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> fromDetail(String detail) {
    var matcher = IN_DETAIL.matcher(detail);
    if (!matcher.find()) {
      return Optional.empty();
    }
    var number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "hour" -> Duration.ofHours(number);
          case "minute" -> Duration.ofMinutes(number);
          default -> Duration.ofSeconds(number);
        });
  }
}
