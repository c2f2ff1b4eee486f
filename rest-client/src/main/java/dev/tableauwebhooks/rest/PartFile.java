package dev.tableauwebhooks.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is seen only when it is complete: until then it has another name beside its own. */
final class PartFile implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final OutputStream out;

  private PartFile(Path file, Path part, OutputStream out) {
    this.file = file;
    this.part = part;
    this.out = out;
  }

  static PartFile of(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    var part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
    return new PartFile(file, part, Files.newOutputStream(part));
  }

  OutputStream out() {
    return out;
  }

  /** Gives the file its name. */
  void complete() throws IOException {
    out.close();
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Leaves nothing behind where the file is not complete. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
