package dev.tableauwebhooks.config;

import dev.tableauwebhooks.config.OutgoingSettings.Login;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code outgoing}. */
final class OutgoingReader {
  private static final Pattern HOST =
      Pattern.compile("(?!-)[A-Za-z0-9_-]{1,63}(?:\\.(?!-)[A-Za-z0-9_-]{1,63})*\\.?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final Section section;
  private final Values values;

  OutgoingReader(Section root) {
    this.section = root.section("outgoing");
    this.values = new Values(root.reading().problems());
  }

  OutgoingSettings outgoing() {
    var allow = section.texts("allow").stream().flatMap(g -> allowed(g).stream()).toList();
    var proxy =
        section.text("proxy").flatMap(g -> values.address(g, "http://proxy.example.com:3128"));
    var login = section.findSection("proxyLogin").flatMap(OutgoingReader::login);
    return new OutgoingSettings(allow, proxy, login);
  }

  private static Optional<Login> login(Section section) {
    var username = section.required("username").map(Given::text);
    var password = section.requiredSecret("password");
    return username.flatMap(name -> password.map(secret -> new Login(name, secret)));
  }

  private Optional<String> allowed(Given given) {
    var text = given.text().strip().toLowerCase(Locale.ROOT);
    if (text.contains("/") ? isNetwork(text) : isAddress(text) || isHost(text)) {
      return Optional.of(text);
    }
    return values.refuse(
        given,
        "%s is neither a host name nor an address nor a network.".formatted(given.shown()),
        "Write jira.example.com, 10.1.2.3 or 10.1.0.0/16, without scheme and port.");
  }

  private static boolean isHost(String text) {
    return HOST.matcher(text).matches() && !ADDRESS.matcher(text).matches();
  }

  private static boolean isNetwork(String text) {
    var slash = text.indexOf('/');
    var address = text.substring(0, slash);
    var bits = text.substring(slash + 1);
    if (!isAddress(address) || !bits.matches("\\d{1,3}")) {
      return false;
    }
    var all = InetAddress.ofLiteral(address).getAddress().length * Byte.SIZE;
    return Integer.parseInt(bits) <= all;
  }

  private static boolean isAddress(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return false;
    }
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
