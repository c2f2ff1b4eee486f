package dev.tableauwebhooks.web;

import dev.tableauwebhooks.codec.Durations;
import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JSON object of a POST; what is wrong with it is a problem that quotes it. */
record Wish(Map<String, Object> values) {
  private static final Pattern RATE = Pattern.compile("(\\d{1,6})\\s*/\\s*([smh])");

  private static final Duration LONGEST = Duration.ofDays(3_653);

  /**
   * Reads the body.
   *
   * @param keys that it may have
   */
  static Wish of(ServerRequest request, String... keys) {
    var text = new Parameters(request).body();
    if (text.isBlank()) {
      return new Wish(Map.of());
    }
    try {
      var wish = new Wish(Json.readObject(text));
      wish.refuseOthersThan(List.of(keys));
      return wish;
    } catch (Json.Malformed e) {
      throw refused(String.valueOf(e.getMessage()), "Send a JSON object, or nothing.");
    }
  }

  /** A misspelt key must not be taken for one that was left out. */
  private void refuseOthersThan(List<String> known) {
    for (var key : values.keySet()) {
      if (!known.contains(key)) {
        throw refused("Unknown key '%s'.".formatted(key), Suggestion.fix(key, known));
      }
    }
  }

  static ProblemJson.Rejected refused(String what, String fix) {
    return new ProblemJson.Rejected(ProblemJson.badRequest(what, fix));
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(String::valueOf).filter(it -> !it.isBlank());
  }

  String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /**
   * @param meaning for the fix: {@code who you are}
   */
  String required(String key, String meaning) {
    return text(key)
        .orElseThrow(() ->
            refused("'%s' is missing.".formatted(key), "Say %s in '%s'.".formatted(meaning, key)));
  }

  /** A time that is given as {@code until}, or as a duration from a beginning as {@code for}. */
  Instant end(Instant start) {
    var until = text("until").map(text -> time("until", text));
    var length = text("for").map(Wish::duration);
    if (until.isPresent() == length.isPresent()) {
      throw refused(
          until.isPresent() ? "'for' and 'until' are both given." : "'for' is missing.",
          "Give either 'for', such as 2h, or 'until', such as 2026-11-24T22:00:00Z.");
    }
    var end = until.or(() -> length.map(it -> wholeSecond(start.plus(it)))).orElseThrow();
    if (end.isAfter(start.plus(LONGEST))) {
      throw refused("It would end at %s, in more than ten years.".formatted(end), "End it sooner.");
    }
    return end;
  }

  /** Not before that time; people read it again and again. */
  private static Instant wholeSecond(Instant time) {
    var second = time.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(time) ? second : second.plusSeconds(1);
  }

  Optional<Instant> time(String key) {
    return text(key).map(text -> time(key, text));
  }

  private static Instant time(String key, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      throw refused(
          "%s is '%s', which is no time.".formatted(key, text),
          "Write it with its zone, like 2026-11-24T22:00:00Z or 2026-11-24T23:00+01:00.");
    }
  }

  private static Duration duration(String text) {
    return Durations.parse(text)
        .filter(it -> it.isPositive() && it.compareTo(LONGEST) <= 0)
        .orElseThrow(() ->
            refused(
                "for is '%s', which is no duration up to ten years.".formatted(text),
                "Write it like 30m, 2h or 1d."));
  }

  /** How far apart runs go on at a rate such as {@code 10/s}. */
  Optional<Duration> gap() {
    return text("rate").map(Wish::gap);
  }

  private static Duration gap(String rate) {
    var match = RATE.matcher(rate.strip());
    var count = match.matches() ? Integer.parseInt(match.group(1)) : 0;
    var gap = count == 0 ? Duration.ZERO : unit(match.group(2)).dividedBy(count);
    if (gap.toMillis() == 0) {
      throw refused(
          "rate is '%s'.".formatted(rate),
          "Write it like 10/s, 30/m or 100/h, at most 1000/s; or leave it out.");
    }
    return gap;
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      default -> Duration.ofHours(1);
    };
  }
}
