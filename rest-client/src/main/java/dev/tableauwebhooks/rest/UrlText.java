package dev.tableauwebhooks.rest;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Text made safe for its place in a URL. */
final class UrlText {
  private UrlText() {}

  /**
   * One segment of a path. What would change the path's shape is encoded, or refused where encoding
   * does not help.
   */
  static String segment(String text) {
    if (text.isBlank() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("'%s' cannot stand in a path.".formatted(text));
    }
    return encoded(text);
  }

  /** With the question mark; empty where there are no parameters. */
  static String query(Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    return parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  /** Scheme, host, port and path: never a query. */
  static String shown(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }

  /** The text that was encoded; empty where it was not encoded rightly. */
  static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
