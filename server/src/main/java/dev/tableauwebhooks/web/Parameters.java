package dev.tableauwebhooks.web;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads query parameters; what cannot be read is a problem that quotes it. */
record Parameters(ServerRequest request) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 1_000;
  private static final int MOST_BODY_BYTES = 65_536;

  Optional<String> text(String name) {
    return request.query().first(name).asOptional().filter(text -> !text.isBlank());
  }

  /** The body as text; empty where there is none. */
  String body() {
    if (!request.content().hasEntity()) {
      return "";
    }
    try (var stream = request.content().inputStream()) {
      var bytes = stream.readNBytes(MOST_BODY_BYTES + 1);
      if (bytes.length > MOST_BODY_BYTES) {
        throw new ProblemJson.Rejected(
            ProblemJson.badRequest("The body is larger than 64 KiB.", "Send less."));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ProblemJson.Rejected(
          ProblemJson.badRequest("The body cannot be read.", "Send it again."));
    }
  }

  /** How many rows, from 1 to 1,000. */
  int limit() {
    var text = text("limit");
    if (text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    try {
      var limit = Integer.parseInt(text.get());
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // Said below, as for a number out of range.
    }
    throw new ProblemJson.Rejected(
        ProblemJson.badRequest(
            "limit is '%s'.".formatted(text.get()), "Give a whole number from 1 to 1000."));
  }

  /** One of an enum's names, with {@code -} for {@code _}, in any case. */
  static <E extends Enum<E>> E choice(Class<E> type, String name, String given) {
    var wanted = given.replace('-', '_').toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new ProblemJson.Rejected(
                ProblemJson.badRequest(
                    "%s is '%s'.".formatted(name, given), "Give one of: " + names(type) + ".")));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }
}
