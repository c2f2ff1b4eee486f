package dev.tableauwebhooks.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The scheme, host and port of an address: what shares limits, and all that messages show. */
public record TargetName(String scheme, String host, int port) {

  /** Never fails: what an address lacks is empty, and the port follows from the scheme. */
  public static TargetName of(URI uri) {
    var scheme = lower(uri.getScheme());
    var given = uri.getPort();
    var port = given >= 0 ? given : scheme.equals("http") ? 80 : 443;
    return new TargetName(scheme, hostOf(uri.getHost()), port);
  }

  /** A host as we compare it: in lower case, without a final dot. */
  static String hostOf(@Nullable String host) {
    var name = lower(host);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  /** As in an address, without the port where the scheme implies it. */
  @Override
  public String toString() {
    var implied = port == (scheme.equals("http") ? 80 : 443);
    return implied ? "%s://%s".formatted(scheme, host) : "%s://%s:%d".formatted(scheme, host, port);
  }
}
