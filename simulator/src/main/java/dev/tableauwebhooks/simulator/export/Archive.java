package dev.tableauwebhooks.simulator.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file in the making; its entries bear one fixed date, so that equal content is equal. */
public final class Archive {

  private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  /** Adds a text in UTF-8. */
  public Archive add(String name, String text) {
    return add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public Archive add(String name, byte[] content) {
    try {
      var entry = new ZipEntry(name);
      entry.setTimeLocal(DATE);
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The whole file; nothing can be added after it. */
  public byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
