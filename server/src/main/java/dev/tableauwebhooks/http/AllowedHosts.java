package dev.tableauwebhooks.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The hosts and networks that the configuration lets computed addresses lead to. */
final class AllowedHosts {
  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern NAME =
      Pattern.compile("(\\*\\.)?%s(\\.%s)*".formatted(LABEL, LABEL));
  private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

  private final Set<String> names;
  private final List<AddressRange> ranges;

  /**
   * @param entries each without {@link #problemOf(String) problem}
   */
  AllowedHosts(Set<String> entries) {
    var known = entries.stream().map(AllowedHosts::normal).toList();
    this.ranges = known.stream().flatMap(entry -> AddressRange.parse(entry).stream()).toList();
    this.names =
        known.stream()
            .filter(entry -> AddressRange.parse(entry).isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What is wrong with an entry, quoting it and saying what to write; empty where it is fine. */
  static Optional<String> problemOf(String entry) {
    var text = normal(entry);
    var range = AddressRange.parse(text);
    if (range.isPresent()) {
      return range
          .filter(given -> SpecialAddresses.placeOf(given.network()).reach() == Reach.NEVER)
          .map(_ ->
              "'%s' cannot be allowed: link-local and metadata addresses are never called. Remove it."
                  .formatted(entry));
    }
    if (NAME.matcher(text).matches() && !NUMBERS.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        "'%s' is neither a host nor a network. Write a name (intranet.example), all names below one (*.example.com), an address (10.1.2.3) or a network (10.0.0.0/8), without scheme, port or path."
            .formatted(entry));
  }

  boolean allowsName(String host) {
    if (names.contains(host)) {
      return true;
    }
    for (var dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (names.contains("*" + host.substring(dot))) {
        return true;
      }
    }
    return false;
  }

  boolean allowsAddress(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static String normal(String entry) {
    var text = entry.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }
}
