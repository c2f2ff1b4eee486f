package dev.tableauwebhooks.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTTP call as it arrived. The first of several values of a header or parameter counts. */
final class Request {

  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final Map<String, String> parameters;
  private final byte[] body;

  /**
   * @param path as sent, percent-encoded, without the query
   * @param query as sent, empty when there is none
   * @param headers by lower-case name
   */
  Request(String method, String path, String query, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = Map.copyOf(headers);
    this.parameters = parse(query);
    this.body = body.clone();
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  String query() {
    return query;
  }

  /** The decoded parts of the path, without empty ones. */
  List<String> segments() {
    return Arrays.stream(path.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .map(Request::decode)
        .toList();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** All parameters, in the order of the query. */
  Map<String, String> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  byte[] body() {
    return body.clone();
  }

  String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Map<String, String> parse(String query) {
    var parsed = new LinkedHashMap<String, String>();
    for (var pair : query.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        parsed.putIfAbsent(
            decode(pair.substring(0, equals).replace('+', ' ')),
            decode(pair.substring(equals + 1).replace('+', ' ')));
      } else if (!pair.isEmpty()) {
        parsed.putIfAbsent(decode(pair), "");
      }
    }
    return parsed;
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return encoded;
    }
  }
}
