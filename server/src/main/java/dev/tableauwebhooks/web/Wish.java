package dev.tableauwebhooks.web;

import dev.tableauwebhooks.codec.Durations;
import dev.tableauwebhooks.codec.Json;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON object of a POST; what is wrong with it is a problem that quotes it. */
record Wish(Map<String, @Nullable Object> values) {
  private static final Pattern RATE = Pattern.compile("(\\d{1,6})\\s*/\\s*([smh])");

  static Wish of(ServerRequest request) {
    var text = new Parameters(request).body();
    if (text.isBlank()) {
      return new Wish(Map.of());
    }
    try {
      return new Wish(Json.readObject(text));
    } catch (Json.Malformed e) {
      throw refused(String.valueOf(e.getMessage()), "Send a JSON object, or nothing.");
    }
  }

  private static ProblemJson.Rejected refused(String what, String fix) {
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

  /** A time that is given as {@code until}, or as a duration from now as {@code for}. */
  Instant end(InstantSource clock) {
    var until = text("until").map(text -> time("until", text));
    return until
        .or(() -> text("for").map(text -> clock.instant().plus(duration(text))))
        .orElseThrow(() ->
            refused("'for' is missing.", "Give 'for', such as 2h, or 'until', such as a date."));
  }

  Optional<Instant> time(String key) {
    return text(key).map(text -> time(key, text));
  }

  private static Instant time(String key, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw refused(
          "%s is '%s', which is no time.".formatted(key, text),
          "Write it like 2026-11-24T22:00:00Z.");
    }
  }

  private static Duration duration(String text) {
    return Durations.parse(text)
        .filter(Duration::isPositive)
        .orElseThrow(() ->
            refused(
                "for is '%s', which is no duration.".formatted(text),
                "Write it like 30m, 2h or 1d."));
  }

  /** How far apart runs go on at a rate such as {@code 10/s}. */
  Optional<Duration> gap() {
    return text("rate").map(Wish::gap);
  }

  private static Duration gap(String rate) {
    var match = RATE.matcher(rate.strip());
    if (!match.matches() || Integer.parseInt(match.group(1)) == 0) {
      throw refused("rate is '%s'.".formatted(rate), "Write it like 10/s, 30/m or 100/h.");
    }
    var unit =
        switch (match.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "m" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        };
    return unit.dividedBy(Integer.parseInt(match.group(1)));
  }
}
