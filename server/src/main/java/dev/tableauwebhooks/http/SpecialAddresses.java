package dev.tableauwebhooks.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts addresses by the special-purpose registries of IANA (RFC 6890 and its updates) and by the
 * addresses at which cloud providers hand out credentials.
 *
 * <p>An IPv6 address that carries an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo,
 * ISATAP) is at most as reachable as the one inside.
 */
final class SpecialAddresses {

  /** Where an address lies, in words that complete "10.0.0.1 is …". */
  record Place(Reach reach, String description) {
    static final Place PUBLIC = new Place(Reach.PUBLIC, "a public address");
  }

  private record Rule(AddressRange range, Place place) {}

  /** The first match counts, so what is never called stands before what contains it. */
  private static final List<Rule> RULES =
      List.of(
          never("169.254.0.0/16", "a link-local address, where clouds keep their metadata"),
          never("fe80::/10", "a link-local address"),
          never("100.100.100.200", "the metadata address of Alibaba Cloud"),
          never("168.63.129.16", "the host address of Azure"),
          never("192.0.0.192", "the metadata address of Oracle Cloud"),
          never("fd00:ec2::/32", "a metadata address of AWS"),
          never("fd20:ce::254", "the metadata address of Google Cloud"),
          inside("0.0.0.0/8", "an unspecified address"),
          inside("10.0.0.0/8", "a private address"),
          inside("100.64.0.0/10", "a shared address of a provider (CGNAT)"),
          inside("127.0.0.0/8", "a loopback address"),
          inside("172.16.0.0/12", "a private address"),
          inside("192.0.0.0/24", "a protocol address"),
          inside("192.0.2.0/24", "an address for documentation"),
          inside("192.88.99.0/24", "a 6to4 relay"),
          inside("192.168.0.0/16", "a private address"),
          inside("198.18.0.0/15", "an address for benchmarks"),
          inside("198.51.100.0/24", "an address for documentation"),
          inside("203.0.113.0/24", "an address for documentation"),
          inside("224.0.0.0/4", "a multicast address"),
          inside("240.0.0.0/4", "a reserved address"),
          inside("::", "an unspecified address"),
          inside("::1", "a loopback address"),
          inside("::/96", "an IPv4 address inside IPv6"),
          inside("64:ff9b::/96", "an IPv4 address inside IPv6 (NAT64)"),
          inside("64:ff9b:1::/48", "an IPv4 address inside IPv6 (NAT64)"),
          inside("2001::/32", "an IPv4 address inside IPv6 (Teredo)"),
          inside("2001::/23", "a protocol address"),
          inside("2001:db8::/32", "an address for documentation"),
          inside("2002::/16", "an IPv4 address inside IPv6 (6to4)"),
          inside("3fff::/20", "an address for documentation"),
          inside("fc00::/7", "a private address"),
          inside("fec0::/10", "a site-local address"),
          inside("ff00::/8", "a multicast address"));

  /** All that IANA has given out for the public internet. */
  private static final AddressRange GLOBAL_IPV6 = range("2000::/3");

  private static final AddressRange SIX_TO_FOUR = range("2002::/16");
  private static final AddressRange TEREDO = range("2001::/32");
  private static final List<AddressRange> ENDING_IN_IPV4 =
      List.of(
          range("::/96"), range("::ffff:0:0:0/96"), range("64:ff9b::/96"), range("64:ff9b:1::/48"));

  private SpecialAddresses() {}

  static Place placeOf(InetAddress address) {
    var outer = ownPlace(address);
    var inner = embedded(address).stream().map(SpecialAddresses::ownPlace).toList();
    if (inner.stream().anyMatch(place -> place.reach() == Reach.NEVER)) {
      return new Place(Reach.NEVER, "a link-local or metadata address inside IPv6");
    }
    var hidden = inner.stream().anyMatch(place -> place.reach() == Reach.INSIDE);
    return hidden && outer.reach() == Reach.PUBLIC
        ? new Place(Reach.INSIDE, "a private IPv4 address inside IPv6")
        : outer;
  }

  private static Place ownPlace(InetAddress address) {
    return RULES.stream()
        .filter(rule -> rule.range().contains(address))
        .findFirst()
        .map(Rule::place)
        .orElseGet(() ->
            address instanceof Inet4Address || GLOBAL_IPV6.contains(address)
                ? Place.PUBLIC
                : new Place(Reach.INSIDE, "a reserved address"));
  }

  /** The IPv4 addresses that an IPv6 address leads to, or may. */
  private static List<InetAddress> embedded(InetAddress address) {
    if (address instanceof Inet4Address || address.isLoopbackAddress()) {
      return List.of();
    }
    var bytes = address.getAddress();
    if (SIX_TO_FOUR.contains(address)) {
      return List.of(ipv4(bytes, 2, 0));
    }
    if (TEREDO.contains(address)) {
      // Server, then client with all bits turned over: RFC 4380, section 4.
      return List.of(ipv4(bytes, 4, 0), ipv4(bytes, 12, 0xff));
    }
    var endsInIpv4 = ENDING_IN_IPV4.stream().anyMatch(range -> range.contains(address));
    return endsInIpv4 || isMapped(bytes) || isIsatap(bytes)
        ? List.of(ipv4(bytes, 12, 0))
        : List.of();
  }

  /** {@code ::ffff:a.b.c.d}, which the JDK turns into IPv4 wherever it can. */
  private static boolean isMapped(byte[] bytes) {
    var start = new byte[12];
    start[10] = (byte) 0xff;
    start[11] = (byte) 0xff;
    return Arrays.equals(bytes, 0, 12, start, 0, 12);
  }

  /** RFC 5214, section 6.1; the second bit says only whether the IPv4 address is unique. */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & 0xfd) == 0
        && bytes[9] == 0
        && bytes[10] == 0x5e
        && (bytes[11] & 0xff) == 0xfe;
  }

  private static InetAddress ipv4(byte[] bytes, int from, int flip) {
    return AddressRange.literal(
            "%d.%d.%d.%d"
                .formatted(
                    (bytes[from] ^ flip) & 0xff,
                    (bytes[from + 1] ^ flip) & 0xff,
                    (bytes[from + 2] ^ flip) & 0xff,
                    (bytes[from + 3] ^ flip) & 0xff))
        .orElseThrow();
  }

  private static Rule never(String range, String description) {
    return new Rule(range(range), new Place(Reach.NEVER, description));
  }

  private static Rule inside(String range, String description) {
    return new Rule(range(range), new Place(Reach.INSIDE, description));
  }

  private static AddressRange range(String text) {
    return AddressRange.parse(text).orElseThrow();
  }
}
