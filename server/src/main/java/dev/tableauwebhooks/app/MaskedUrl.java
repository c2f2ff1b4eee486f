package dev.tableauwebhooks.app;

import dev.tableauwebhooks.access.Tokens;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An address for lists: what may be a secret in it is cut off. */
final class MaskedUrl {
  /** What people call paths, and nobody a secret. */
  private static final Pattern WORD = Pattern.compile("[a-z][a-z_-]{0,15}|v?\\d{1,3}|");

  private MaskedUrl() {}

  static String of(String url) {
    try {
      var uri = URI.create(url);
      return uri.getHost() == null ? "…" : masked(uri);
    } catch (IllegalArgumentException _) {
      return "…";
    }
  }

  private static String masked(URI uri) {
    var user = uri.getRawUserInfo() == null ? "" : "…@";
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    var query = uri.getRawQuery() == null ? "" : "?…";
    var path =
        Arrays.stream(uri.getRawPath().split("/", -1))
            .map(part -> WORD.matcher(part).matches() ? part : Tokens.masked(part))
            .collect(Collectors.joining("/"));
    return uri.getScheme() + "://" + user + uri.getHost() + port + path + query;
  }
}
