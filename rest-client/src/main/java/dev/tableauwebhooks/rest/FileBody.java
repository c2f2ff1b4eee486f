package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.LimitedBody.TooLong;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Writes an answer's body to a stream, piece by piece, and gives up as soon as it is too long. */
final class FileBody implements BodySubscriber<Long> {
  private final int status;
  private final SaveTo to;
  private final WritableByteChannel out;
  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private @Nullable Subscription subscription;
  private long written;

  FileBody(int status, SaveTo to, OutputStream out) {
    this.status = status;
    this.to = to;
    this.out = Channels.newChannel(out);
  }

  @Override
  public CompletionStage<Long> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (result.isDone()) {
      return;
    }
    try {
      for (var buffer : buffers) {
        write(buffer);
      }
      to.progress().accept(written);
      request();
    } catch (TooLong e) {
      stop(e);
    } catch (IOException e) {
      stop(new CannotWrite(to, e));
    } catch (RuntimeException e) {
      stop(e);
    }
  }

  private void write(ByteBuffer buffer) throws IOException {
    if (buffer.remaining() > to.limit() - written) {
      throw new TooLong(status, to.limit());
    }
    while (buffer.hasRemaining()) {
      written += out.write(buffer);
    }
  }

  private void request() {
    if (subscription != null) {
      subscription.request(1);
    }
  }

  private void stop(Exception cause) {
    result.completeExceptionally(cause);
    if (subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onError(Throwable cause) {
    result.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    result.complete(written);
  }

  /** The disk did not take the bytes. */
  static final class CannotWrite extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;

    CannotWrite(SaveTo to, IOException cause) {
      super(cause.toString(), cause);
      this.file = to.file().toString();
    }

    String file() {
      return file;
    }
  }
}
