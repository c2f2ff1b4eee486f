package dev.tableauwebhooks.ingest;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

/** Reads a body whole, or says why not; never cuts one. */
final class BodyReader {
  private static final int FIRST = 2_048;

  private final int mostBytes;
  private final long patienceNanos;

  /**
   * @param patience for the whole body, however steadily it trickles in
   */
  BodyReader(int mostBytes, Duration patience) {
    this.mostBytes = mostBytes;
    this.patienceNanos = patience.toNanos();
  }

  /** How the reading went. */
  sealed interface Body {
    record Whole(byte[] bytes) implements Body {}

    record TooLarge() implements Body {}

    record TooSlow() implements Body {}
  }

  Body read(ServerRequest request) {
    var announced = request.headers().contentLength();
    if (announced.isPresent() && announced.getAsLong() > mostBytes) {
      return new Body.TooLarge();
    }
    if (announced.isEmpty() && !request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
      return new Body.Whole(new byte[0]);
    }
    try (var stream = request.content().inputStream()) {
      return read(stream);
    } catch (IOException | UncheckedIOException e) {
      return new Body.TooSlow();
    }
  }

  private Body read(InputStream stream) throws IOException {
    var deadline = System.nanoTime() + patienceNanos;
    var buffer = new byte[FIRST];
    var filled = 0;
    while (true) {
      var read = stream.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return new Body.Whole(Arrays.copyOf(buffer, filled));
      }
      filled += read;
      if (filled > mostBytes) {
        return new Body.TooLarge();
      }
      if (System.nanoTime() - deadline > 0) {
        return new Body.TooSlow();
      }
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, mostBytes + 1));
      }
    }
  }
}
