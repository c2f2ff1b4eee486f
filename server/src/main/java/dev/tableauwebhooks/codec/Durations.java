package dev.tableauwebhooks.codec;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as people write them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h30m}, {@code
 * 1d}.
 */
public final class Durations {
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:(\\d{1,6})d)?(?:(\\d{1,7})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  private Durations() {}

  /** Empty where the text is no duration; ISO 8601 ({@code PT5M}) is one too. */
  public static Optional<Duration> parse(String text) {
    var plain = text.strip();
    var match = SHORT.matcher(plain);
    if (!plain.isEmpty() && match.matches()) {
      return Optional.of(
          Duration.ofDays(number(match.group(1)))
              .plusHours(number(match.group(2)))
              .plusMinutes(number(match.group(3)))
              .plusSeconds(number(match.group(4)))
              .plusMillis(number(match.group(5))));
    }
    try {
      return plain.startsWith("P") || plain.startsWith("p")
          ? Optional.of(Duration.parse(plain)).filter(duration -> !duration.isNegative())
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
