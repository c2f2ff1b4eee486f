package dev.tableauwebhooks.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The bytes of a request. The client sends what is not repeatable at most once. */
final class SentBody extends RequestBody {
  private final byte[] bytes;
  private final boolean repeatable;

  SentBody(String text, boolean repeatable) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.repeatable = repeatable;
  }

  /** Stands among the headers. */
  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }

  @Override
  public boolean isOneShot() {
    return !repeatable;
  }
}
