package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Where an export goes. It streams to the disk, never through memory, and the file appears when it
 * is complete; one that is there already is replaced.
 *
 * <pre>{@code SaveTo.file(Path.of("sales.pdf")).atMost(20_000_000)}</pre>
 *
 * @param limit the most bytes that it may have
 * @param progress told how many bytes have come so far, from a thread of the client; must be quick
 */
public record SaveTo(Path file, long limit, LongConsumer progress) {
  private static final long USUAL_LIMIT = 100L * 1024 * 1024;

  public SaveTo {
    requireNonNull(file, "file");
    requireNonNull(progress, "progress");
    if (limit < 1) {
      throw new IllegalArgumentException("A file of at most %d bytes is none.".formatted(limit));
    }
  }

  /** A file of at most 100 MiB. */
  public static SaveTo file(Path file) {
    return new SaveTo(file, USUAL_LIMIT, _ -> {});
  }

  public SaveTo atMost(long bytes) {
    return new SaveTo(file, bytes, progress);
  }

  public SaveTo reporting(LongConsumer listener) {
    return new SaveTo(file, limit, listener);
  }
}
