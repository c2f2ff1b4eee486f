package dev.tableauwebhooks.extension;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over named contents, in the order in which they are added. */
final class ContentHash {
  private final MessageDigest digest;

  ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static String of(String name, byte[] content) {
    return new ContentHash().add(name, content).hex();
  }

  /** Each part goes in with its length before it, so that no two lists of parts look the same. */
  ContentHash add(String name, byte[] content) {
    addPart(name.getBytes(StandardCharsets.UTF_8));
    addPart(content);
    return this;
  }

  private void addPart(byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
    digest.update(part);
  }

  /** Lower-case hexadecimal. Nothing may be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
