package dev.tableauwebhooks;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the repository, wherever the tests are started. */
public final class Repository {

  private Repository() {}

  /** A file or folder, by its path from the root. */
  public static Path file(String path) {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("tableau-webhooks"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("Start the tests within the repository.");
    }
    return folder.resolve(path);
  }
}
