package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** How Tableau writes and compares plain values. */
final class Values {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");

  private Values() {}

  /** {@code 2026-11-24T08:30:00Z}: UTC, no fraction. */
  static String date(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Compares as numbers or as dates where both are such, else as text. */
  static int compare(String left, String right) {
    if (NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches()) {
      return Long.compare(Long.parseLong(left), Long.parseLong(right));
    }
    if (DATE.matcher(left).matches() && DATE.matcher(right).matches()) {
      try {
        return Instant.parse(left).compareTo(Instant.parse(right));
      } catch (DateTimeParseException _) {
        throw Refusal.of(400065, "The filter query contains a date that cannot be read.");
      }
    }
    return left.compareToIgnoreCase(right);
  }
}
