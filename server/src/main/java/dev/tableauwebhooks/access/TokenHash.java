package dev.tableauwebhooks.access;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 of a token. Enough to recognise it, and no help in guessing it, since a token is as
 * random as its hash.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record TokenHash(String hex) {
  public TokenHash {
    requireNonNull(hex, "hex");
    if (hex.length() != 64) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
    }
  }

  /** The hash of a token as it was presented. */
  public static TokenHash of(String token) {
    var bytes = Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    return new TokenHash(HexFormat.of().formatHex(bytes));
  }

  /** Compares in a time that does not depend on how much is equal. */
  boolean matches(TokenHash other) {
    return MessageDigest.isEqual(bytes(), other.bytes());
  }

  private byte[] bytes() {
    return hex.getBytes(StandardCharsets.US_ASCII);
  }
}
