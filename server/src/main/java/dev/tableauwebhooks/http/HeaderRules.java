package dev.tableauwebhooks.http;

import dev.tableauwebhooks.http.Reply.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a request may carry. Values are never quoted: they may be secrets. */
final class HeaderRules {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "proxy-authorization",
          "accept-encoding");

  private HeaderRules() {}

  static Optional<Refused> refusal(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> refusal(header.getKey(), header.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refused> refusal(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of(
          new Refused(
              "'%s' is not a header's name.".formatted(visible(name)),
              "Use letters, digits and hyphens."));
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of(
          new Refused(
              "The header '%s' is set by the server itself.".formatted(name), "Leave it out."));
    }
    return VALUE.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(
            new Refused(
                "The value of the header '%s' has a line break or another character that headers cannot carry."
                    .formatted(name),
                "Use printable ASCII characters on one line."));
  }

  private static String visible(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
