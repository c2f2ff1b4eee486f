package dev.tableauwebhooks.rest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One method of the REST API.
 *
 * @param stability which part of the API it belongs to
 * @param path with a placeholder in braces for {@code {site}} and for each argument
 * @param since the version that brought it
 * @param scope what a connected app needs for it; empty where Tableau names none
 */
record RestMethod(String verb, Stability stability, String path, ApiVersion since, String scope) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

  /** What stands between {@code /api/} and the path. */
  enum Stability {
    /** The version in use. */
    VERSIONED,
    /** {@code exp}: undocumented, may change without notice. */
    EXPERIMENTAL
  }

  static RestMethod of(String verb, String path, String since, String scope) {
    return new RestMethod(verb, Stability.VERSIONED, path, ApiVersion.parse(since), scope);
  }

  static RestMethod experimental(String verb, String path) {
    return new RestMethod(verb, Stability.EXPERIMENTAL, path, ApiVersion.parse("3.0"), "");
  }

  RestCall call(String... arguments) {
    return RestCall.of(this, arguments);
  }

  /** Only reading calls may be repeated without knowing what became of the first. */
  boolean isSafe() {
    return verb.equals("GET");
  }

  String path(ApiVersion version, String siteLuid, List<String> arguments) {
    var left = new ArrayDeque<>(arguments);
    var filled =
        PLACEHOLDER
            .matcher(path)
            .replaceAll(place ->
                Matcher.quoteReplacement(
                    UrlText.segment(
                        place.group().equals("{site}") ? siteLuid : left.removeFirst())));
    return "/api/" + (stability == Stability.EXPERIMENTAL ? "exp" : version) + filled;
  }
}
