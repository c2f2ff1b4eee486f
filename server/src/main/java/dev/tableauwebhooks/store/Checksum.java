package dev.tableauwebhooks.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** CRC32C of what a row holds, to notice damage that the database itself does not. */
final class Checksum {
  private Checksum() {}

  static long of(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  static long of(@Nullable String... texts) {
    var crc = new CRC32C();
    for (var text : texts) {
      crc.update(text == null ? 0 : 1);
      crc.update((text == null ? "" : text).getBytes(UTF_8));
    }
    return crc.getValue();
  }

  /** What is read is not what was written. */
  static final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damaged(String what) {
      super(
          "The stored %s is damaged: its checksum does not match. Restore it from a backup."
              .formatted(what));
    }
  }

  static void check(boolean intact, String what) {
    if (!intact) {
      throw new Damaged(what);
    }
  }
}
