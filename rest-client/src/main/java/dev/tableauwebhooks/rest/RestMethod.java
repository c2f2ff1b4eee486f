package dev.tableauwebhooks.rest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One method of the REST API.
 *
 * @param family which part of the API it belongs to
 * @param path with a placeholder in braces for {@code {site}} and for each argument
 * @param since the version that brought it
 * @param scope what a connected app needs for it; empty where Tableau names none
 * @param reads whether it changes nothing, so that it may be repeated without knowing what became
 *     of the first
 * @param budget what it counts as, where Tableau limits that
 */
record RestMethod(
    String verb,
    Family family,
    String path,
    ApiVersion since,
    Scope scope,
    boolean reads,
    Budget budget) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

  /** What stands between {@code /api} and the path. */
  enum Family {
    /** The version in use. */
    VERSIONED,
    /** {@code exp}: undocumented, may change without notice. */
    EXPERIMENTAL,
    /** {@code -}: versioned by each resource, JSON only. */
    BY_RESOURCE,
    /** {@code metadata}: GraphQL. */
    METADATA;

    String segment(ApiVersion version) {
      return switch (this) {
        case VERSIONED -> version.toString();
        case EXPERIMENTAL -> "exp";
        case BY_RESOURCE -> "-";
        case METADATA -> "metadata";
      };
    }
  }

  /**
   * What a connected app needs.
   *
   * @param name empty where Tableau names none
   * @param isGuessed whether it follows from Tableau's way of naming and was found in no list
   */
  record Scope(String name, boolean isGuessed) {
    /** A guessed one is written with a question mark at its end. */
    static Scope parse(String text) {
      return text.endsWith("?")
          ? new Scope(text.substring(0, text.length() - 1), true)
          : new Scope(text, false);
    }
  }

  static RestMethod of(String verb, String path, String since, String scope) {
    return in(Family.VERSIONED, verb, path, since, scope);
  }

  static RestMethod experimental(String verb, String path) {
    return in(Family.EXPERIMENTAL, verb, path, "3.0", "");
  }

  static RestMethod in(Family family, String verb, String path, String since, String scope) {
    return new RestMethod(
        verb,
        family,
        path,
        ApiVersion.parse(since),
        Scope.parse(scope),
        verb.equals("GET"),
        Budget.CALLS);
  }

  /** For a method that only reads although its verb does not say so. */
  RestMethod reading() {
    return new RestMethod(verb, family, path, since, scope, true, budget);
  }

  /** For a method that Tableau limits by itself. */
  RestMethod within(Budget other) {
    return new RestMethod(verb, family, path, since, scope, reads, other);
  }

  RestCall call(String... arguments) {
    return RestCall.of(this, arguments);
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
    return "/api/" + family.segment(version) + filled;
  }
}
