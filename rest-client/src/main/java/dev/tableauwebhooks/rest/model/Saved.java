package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An export that has arrived.
 *
 * @param contentType such as {@code application/pdf}
 * @param fileName the name that Tableau gives it, without any folders; do not take it for a path
 */
public record Saved(
    Path file, long bytes, Optional<String> contentType, Optional<String> fileName) {
  public Saved {
    requireNonNull(file, "file");
    requireNonNull(contentType, "contentType");
    requireNonNull(fileName, "fileName");
  }
}
