package dev.tableauwebhooks.observe;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Hides what looks like a secret in a text that is about to be logged. */
final class Masking {
  private static final String HIDDEN = "****";

  /** The first letters of a token stay, by which its owner finds it in the list of tokens. */
  private static final Pattern TOKEN = Pattern.compile("(twh_[A-Za-z0-9_-]{4})[A-Za-z0-9_%-]+");

  private static final Pattern PATH =
      Pattern.compile("(/webhook/)(?!twh_[A-Za-z0-9_-]{4}…)[^\\s/?#\"'<>,;)\\]}]+");

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)((?:authorization|x-tableau-auth)[\"']?\\s*[:=]\\s*[\"'\\[]*(?:(?:basic|bearer)\\s+)?)"
              + "[^\\s\"',;\\]]+");

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^\\s/?#@\"'<>]+(?=@)");

  private static final Set<String> SECRET_KEYS =
      Set.of("authorization", "x-tableau-auth", "password", "secret", "token", "cookie");

  private Masking() {}

  static String mask(String text) {
    var masked = text;
    if (masked.contains("twh_")) {
      masked = TOKEN.matcher(masked).replaceAll("$1…");
    }
    if (masked.contains("/webhook/")) {
      masked = PATH.matcher(masked).replaceAll("$1" + HIDDEN);
    }
    if (masked.contains("://")) {
      masked = USER_INFO.matcher(masked).replaceAll(HIDDEN);
    }
    return HEADER.matcher(masked).replaceAll("$1" + HIDDEN);
  }

  /** The value of a key-value pair, which its key alone may tell to be secret. */
  static String mask(String key, String value) {
    return SECRET_KEYS.contains(key.toLowerCase(Locale.ROOT)) ? HIDDEN : mask(value);
  }
}
