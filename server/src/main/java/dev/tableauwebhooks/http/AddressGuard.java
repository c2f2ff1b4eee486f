package dev.tableauwebhooks.http;

import dev.tableauwebhooks.http.Reply.Refused;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Decides which addresses a call may connect to. */
final class AddressGuard {
  private final AllowedHosts allowed;
  private final boolean literalHostsMayBePrivate;

  AddressGuard(OutgoingPolicy policy) {
    this.allowed = new AllowedHosts(policy.allowedHosts());
    this.literalHostsMayBePrivate = policy.literalHostsMayBePrivate();
  }

  /**
   * Why the call must not be made; empty where it may. One address that must not be called spoils
   * all of a host's: which one is connected to is chance.
   *
   * @param host in lower case, without a final dot
   */
  Optional<Refused> refusal(String host, List<InetAddress> addresses, HostOrigin origin) {
    return addresses.stream()
        .map(address -> refusal(host, address, origin))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Refused> refusal(String host, InetAddress address, HostOrigin origin) {
    var place = SpecialAddresses.placeOf(address);
    var what = describe(host, address, place.description());
    return switch (place.reach()) {
      case PUBLIC -> Optional.empty();
      case NEVER ->
          Optional.of(
              new Refused(
                  what + " Such addresses are never called.", "Call another host instead."));
      case INSIDE ->
          mayGoInside(host, address, origin)
              ? Optional.empty()
              : Optional.of(
                  new Refused(
                      what + " " + why(origin),
                      "Add '%s' to outgoing.allow in tableau-webhooks.yaml.".formatted(host)));
    };
  }

  private boolean mayGoInside(String host, InetAddress address, HostOrigin origin) {
    var trusted =
        switch (origin) {
          case CONFIGURATION -> true;
          case LITERAL -> literalHostsMayBePrivate;
          case COMPUTED -> false;
        };
    return trusted || allowed.allowsName(host) || allowed.allowsAddress(address);
  }

  /** Whether a host is called without a proxy: it is not public, or the configuration names it. */
  boolean isInside(String host, List<InetAddress> addresses) {
    return allowed.allowsName(host)
        || addresses.stream()
            .anyMatch(address ->
                SpecialAddresses.placeOf(address).reach() != Reach.PUBLIC
                    || allowed.allowsAddress(address));
  }

  private static String describe(String host, InetAddress address, String place) {
    var numbers = address.getHostAddress();
    return AddressRange.literal(host).isPresent()
        ? "%s is %s.".formatted(host, place)
        : "'%s' leads to %s, %s.".formatted(host, numbers, place);
  }

  private static String why(HostOrigin origin) {
    return switch (origin) {
      case COMPUTED -> "A host that is computed must be public, or allowed by the configuration.";
      case LITERAL, CONFIGURATION ->
          "A host that is not public must be allowed by the configuration.";
    };
  }
}
