package dev.tableauwebhooks.connector.http;

import dev.tableauwebhooks.action.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes what we sent as headers out of what came back: a target may repeat them in its answer,
 * which is shown and kept. What has fewer than six characters is not looked for; it would be found
 * everywhere.
 */
record Redaction(List<String> secrets) {
  private static final int SHORTEST = 6;
  private static final Pattern CREDENTIAL =
      Pattern.compile(".*(authorization|cookie|token|key|secret|auth|password|signature).*");

  /** For text in messages, where a word too many that is hidden does no harm. */
  static Redaction ofAll(Map<String, Secret> headers) {
    return new Redaction(headers.values().stream().flatMap(Redaction::parts).distinct().toList());
  }

  /** For outputs, where only what by its header's name is a credential is hidden. */
  static Redaction ofCredentials(Map<String, Secret> headers) {
    return new Redaction(
        headers.entrySet().stream()
            .filter(
                header -> CREDENTIAL.matcher(header.getKey().toLowerCase(Locale.ROOT)).matches())
            .flatMap(header -> parts(header.getValue()))
            .distinct()
            .toList());
  }

  String apply(String text) {
    var clean = text;
    for (var secret : secrets) {
      clean = clean.replace(secret, "****");
    }
    return clean;
  }

  /** The whole value, and what follows a scheme such as {@code Bearer}. */
  private static Stream<String> parts(Secret header) {
    var value = header.reveal();
    return Stream.of(value, value.substring(value.indexOf(' ') + 1))
        .filter(part -> part.length() >= SHORTEST);
  }
}
