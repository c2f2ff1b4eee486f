package dev.tableauwebhooks.ingest;

import io.helidon.common.buffers.DataReader;
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
  private final SlowReads slowReads;

  /**
   * @param patience for the whole body, however steadily it trickles in
   */
  BodyReader(int mostBytes, Duration patience) {
    this.mostBytes = mostBytes;
    this.slowReads = new SlowReads(patience);
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
    var reading = slowReads.begin();
    try (var stream = request.content().inputStream()) {
      return read(stream);
    } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
      // The sender was cut off, or hung up: either way nobody waits for the answer.
      return new Body.TooSlow();
    } finally {
      slowReads.end(reading);
    }
  }

  private Body read(InputStream stream) throws IOException {
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
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, mostBytes + 1));
      }
    }
  }
}
