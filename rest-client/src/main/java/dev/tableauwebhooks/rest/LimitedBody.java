package dev.tableauwebhooks.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects an answer's body as text and gives up as soon as it is too long. */
final class LimitedBody implements BodySubscriber<String> {
  private final int status;
  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<String> result = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  LimitedBody(int status, int limit) {
    this.status = status;
    this.limit = limit;
  }

  @Override
  public CompletionStage<String> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      if (result.isDone()) {
        return;
      }
      if (buffer.remaining() > limit - bytes.size()) {
        result.completeExceptionally(new TooLong(status, limit));
        if (subscription != null) {
          subscription.cancel();
        }
        return;
      }
      var part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }
  }

  @Override
  public void onError(Throwable cause) {
    result.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    result.complete(bytes.toString(StandardCharsets.UTF_8));
  }

  /** The body has more bytes than are allowed. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    TooLong(int status, long limit) {
      super("has more than %d bytes".formatted(limit));
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
