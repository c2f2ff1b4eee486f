package dev.tableauwebhooks.http;

import dev.tableauwebhooks.http.Reply.Refused;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * What an address must look like before anything is looked up. A host has one spelling here: what
 * two programs could read differently is refused.
 */
final class UrlRules {
  private static final String HOST_FIX =
      "Write a host name of letters, digits, hyphens and dots, an IPv4 address as four decimal"
          + " numbers, or an IPv6 address in brackets.";

  /** What some programs take for an IPv4 address: the last part is a number, in any notation. */
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private UrlRules() {}

  static Optional<Refused> refusal(URI uri) {
    return scheme(uri)
        .or(() -> credentials(uri))
        .or(() -> host(uri))
        .or(() -> port(uri))
        .or(() -> sameForTheClient(uri));
  }

  /** The address that a host is, where it is written in numbers. */
  static Optional<InetAddress> literal(String host) {
    return AddressRange.literal(withoutBrackets(host));
  }

  static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static Optional<Refused> scheme(URI uri) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.isEmpty() && !scheme.equals("http") && !scheme.equals("https")) {
      return refused(
          "'%s:' addresses cannot be called.".formatted(scheme), "Use an http or https address.");
    }
    return scheme.isEmpty() || uri.getRawAuthority() == null
        ? refused(
            "The address has no scheme and host.",
            "Write the whole address, such as https://example.com/hook.")
        : Optional.empty();
  }

  private static Optional<Refused> credentials(URI uri) {
    return uri.getRawAuthority().contains("@")
        ? refused(
            "The address holds a user name or password.",
            "Take them out of the address and send an Authorization header.")
        : Optional.empty();
  }

  private static Optional<Refused> host(URI uri) {
    var host = uri.getHost();
    if (host == null || host.isEmpty()) {
      return refused("'%s' is not a host.".formatted(uri.getRawAuthority()), HOST_FIX);
    }
    if (host.startsWith("[")) {
      return literal(host).isEmpty()
          ? refused("'%s' is not an IPv6 address.".formatted(host), HOST_FIX)
          : Optional.empty();
    }
    return NUMERIC.matcher(host).matches() && literal(host).isEmpty()
        ? refused("'%s' is not an IPv4 address.".formatted(host), HOST_FIX)
        : Optional.empty();
  }

  private static Optional<Refused> port(URI uri) {
    return uri.getPort() == 0 || uri.getPort() > 65535
        ? refused("%d is not a port.".formatted(uri.getPort()), "Use a port from 1 to 65535.")
        : Optional.empty();
  }

  /** The HTTP client reads the address by its own rules; both must come to the same host. */
  private static Optional<Refused> sameForTheClient(URI uri) {
    var theirs = HttpUrl.get(uri);
    var target = TargetName.of(uri);
    var same =
        theirs != null
            && theirs.port() == target.port()
            && literal(target.host())
                .map(address -> literal(theirs.host()).equals(Optional.of(address)))
                .orElseGet(() -> TargetName.hostOf(theirs.host()).equals(target.host()));
    return same
        ? Optional.empty()
        : refused("'%s' is not a host.".formatted(uri.getRawAuthority()), HOST_FIX);
  }

  private static Optional<Refused> refused(String reason, String fix) {
    return Optional.of(new Refused(reason, fix));
  }
}
