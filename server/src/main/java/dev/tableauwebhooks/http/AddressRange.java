package dev.tableauwebhooks.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** The addresses that share a network's first bits, written {@code 10.0.0.0/8}. */
record AddressRange(InetAddress network, int prefix) {

  /** A range, or one address alone; empty where the text is neither. Never asks a name server. */
  static Optional<AddressRange> parse(String text) {
    var slash = text.indexOf('/');
    var address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    var bits = address.get().getAddress().length * 8;
    if (slash < 0) {
      return Optional.of(new AddressRange(address.get(), bits));
    }
    var prefix = text.substring(slash + 1);
    if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > bits) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(address.get(), Integer.parseInt(prefix)));
  }

  /**
   * An address written as numbers in the one usual way. {@code 127.1}, {@code 0177.0.0.1} and IPv4
   * inside IPv6 ({@code ::ffff:127.0.0.1}) are not: other programs read them as other addresses.
   */
  static Optional<InetAddress> literal(String text) {
    try {
      var address = InetAddress.ofLiteral(text);
      return address instanceof Inet4Address && !address.getHostAddress().equals(text)
          ? Optional.empty()
          : Optional.of(address);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    var mine = network.getAddress();
    var other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (var bit = 0; bit < prefix; bit++) {
      var mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
