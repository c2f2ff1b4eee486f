package dev.tableauwebhooks.config;

import dev.tableauwebhooks.action.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single values as what they should be; what cannot be read is reported and left out. */
final class Values {
  private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
  private static final Pattern DURATION_PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.~-]+");

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  Optional<Integer> wholeNumber(Given given, int min, int max) {
    var fix = "Write a whole number from %d to %d.".formatted(min, max);
    try {
      var number = Integer.parseInt(given.text().strip());
      if (number >= min && number <= max) {
        return Optional.of(number);
      }
      return refuse(given, "%s is out of range.".formatted(given.shown()), fix);
    } catch (NumberFormatException _) {
      return refuse(given, "%s is not a whole number.".formatted(given.shown()), fix);
    }
  }

  /** A time span longer than nothing, such as {@code 10s} or {@code 1h30m}. */
  Optional<Duration> duration(Given given) {
    var fix = "Write a number and ms, s, m, h or d, such as 30s or 24h.";
    var text = given.text().strip();
    if (!DURATION.matcher(text).matches()) {
      return refuse(given, "%s is not a time span.".formatted(given.shown()), fix);
    }
    var total = Duration.ZERO;
    var parts = DURATION_PART.matcher(text);
    while (parts.find()) {
      total = total.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
    }
    return total.isZero()
        ? refuse(given, "%s is no time at all.".formatted(given.shown()), fix)
        : Optional.of(total);
  }

  private static Duration part(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** A day, such as {@code 2027-01-31}. */
  Optional<LocalDate> date(Given given) {
    try {
      return Optional.of(LocalDate.parse(given.text().strip()));
    } catch (DateTimeParseException _) {
      return refuse(given, "%s is not a date.".formatted(given.shown()), "Write it as 2027-01-31.");
    }
  }

  /** {@code true} or {@code false}. */
  Optional<Boolean> flag(Given given) {
    return switch (given.text().strip()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default ->
          refuse(
              given,
              "%s is neither true nor false.".formatted(given.shown()),
              "Write true or false.");
    };
  }

  /** One of an enum's names, written in any case. */
  <E extends Enum<E>> Optional<E> choice(Given given, Class<E> type) {
    var wanted = given.text().strip();
    for (var constant : type.getEnumConstants()) {
      if (word(constant).equalsIgnoreCase(wanted)) {
        return Optional.of(constant);
      }
    }
    var words = words(type);
    var fix =
        Spelling.nearest(wanted, words)
            .map("Did you mean '%s'?"::formatted)
            .orElseGet(() -> "Write one of: %s.".formatted(String.join(", ", words)));
    return refuse(given, "%s is not known here.".formatted(given.shown()), fix);
  }

  private static <E extends Enum<E>> List<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Values::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An http or https address without user, query and fragment, and without a slash at its end. */
  Optional<URI> address(Given given, String example) {
    var text = given.text().strip().replaceFirst("/+$", "");
    if (text.contains("@")) {
      return refuse(
          given,
          "The address holds a user name or password.",
          "Remove all that stands before the @, and the @.");
    }
    try {
      var uri = new URI(text);
      if (isPlain(uri)) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException _) {
      // refused below: its message would quote the value
    }
    return refuse(
        given,
        "%s is not an http or https address.".formatted(given.shown()),
        "Write an address such as %s, without user, query and fragment.".formatted(example));
  }

  private static boolean isPlain(URI uri) {
    var scheme = uri.getScheme();
    return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
        && uri.getHost() != null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getPort() <= 65_535;
  }

  /** One token, which must not have characters with a meaning in addresses and headers. */
  Optional<Secret> token(Given given) {
    var text = given.text().strip();
    return TOKEN.matcher(text).matches()
        ? Optional.of(Secret.of(text))
        : refuse(
            given,
            "A token holds characters that have a meaning in addresses.",
            "Make one with: tableau-webhooks token new");
  }

  /** Text of a given form. */
  Optional<String> matching(Given given, Pattern form, String kind, String fix) {
    var text = given.text().strip();
    return form.matcher(text).matches()
        ? Optional.of(text)
        : refuse(given, "%s is not %s.".formatted(given.shown(), kind), fix);
  }

  <T> Optional<T> refuse(Given given, String what, String fix) {
    problems.add(given.place(), what, fix);
    return Optional.empty();
  }
}
