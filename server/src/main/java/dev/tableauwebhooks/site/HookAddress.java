package dev.tableauwebhooks.site;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an address must be so that Tableau's posts arrive. Tableau takes webhooks to private hosts
 * and then posts in vain, so the refusal has to be ours. Nothing is looked up: a public name may
 * have a private address seen from here.
 */
public final class HookAddress {
  private static final List<String> LOCAL_ENDINGS =
      List.of(".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet", ".corp");

  private HookAddress() {}

  /**
   * Why Tableau could not deliver.
   *
   * @param what one sentence that quotes the address
   * @param fix an imperative sentence
   */
  public record Refusal(String what, String fix) {}

  /** Why an address will not do; empty where nothing speaks against it. */
  public static Optional<Refusal> refusalOf(URI url) {
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.of(
          new Refusal(
              "Tableau posts to https only, and '%s' is not."
                  .formatted(url.getScheme() + "://" + url.getHost()),
              "Give an https address with a certificate that the public trusts."));
    }
    var host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return place(host)
        .map(place ->
            new Refusal(
                "Tableau cannot reach '%s', which is %s.".formatted(host, place),
                "Give an address that Tableau can reach, such as that of a proxy or tunnel."));
  }

  private static Optional<String> place(String host) {
    if (host.isEmpty()) {
      return Optional.of("no host");
    }
    if (host.startsWith("[") || host.matches("[0-9.]+")) {
      return placeOfLiteral(host);
    }
    var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.equals("localhost") || name.indexOf('.') < 0) {
      return Optional.of("a name that only your own network knows");
    }
    return LOCAL_ENDINGS.stream().anyMatch(name::endsWith)
        ? Optional.of("a name that only your own network knows")
        : Optional.empty();
  }

  private static Optional<String> placeOfLiteral(String host) {
    try {
      var address = InetAddress.ofLiteral(host.replace("[", "").replace("]", ""));
      return isPublic(address) ? Optional.empty() : Optional.of("a private address");
    } catch (IllegalArgumentException _) {
      return Optional.of("no address");
    }
  }

  private static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    var isUniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    var isShared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
    return !(address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isUniqueLocal
        || isShared);
  }
}
