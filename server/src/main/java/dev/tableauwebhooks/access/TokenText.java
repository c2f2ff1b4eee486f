package dev.tableauwebhooks.access;

import dev.tableauwebhooks.action.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** The text of tokens: {@code twh_} and 43 characters that need no escaping in an address. */
final class TokenText {
  /** By which people and secret scanners recognise one. */
  private static final String PREFIX = "twh_";

  private static final int BYTES = 32;
  private static final int SHOWN = 4;

  private TokenText() {}

  static Secret random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return of(bytes);
  }

  static Secret of(byte[] bytes) {
    return Secret.of(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What may be shown of a token: {@code twh_abcd…}; at most a quarter of one made by others. */
  static String masked(String token) {
    var start = token.startsWith(PREFIX) ? PREFIX.length() : 0;
    var shown = start + Math.min(SHOWN, (token.length() - start) / SHOWN);
    return token.substring(0, shown) + "…";
  }
}
