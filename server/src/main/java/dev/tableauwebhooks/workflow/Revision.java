package dev.tableauwebhooks.workflow;

import static java.util.Objects.requireNonNull;

/**
 * One content of a workflow file.
 *
 * @param hash SHA-256 of the source, hexadecimal; equal sources are the same revision
 * @param file the file's name, for messages
 * @param source the file's text as it was read
 */
public record Revision(String hash, String file, String source) {
  public Revision {
    requireNonNull(hash, "hash");
    requireNonNull(file, "file");
    requireNonNull(source, "source");
  }
}
