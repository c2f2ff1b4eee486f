package dev.tableauwebhooks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Keys by which what the server itself raises is raised once. */
final class Digest {
  private Digest() {}

  /** The SHA-256 of the words. */
  static byte[] of(String... words) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(String.join("\n", words).getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
