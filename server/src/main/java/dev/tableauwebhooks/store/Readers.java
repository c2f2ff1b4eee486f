package dev.tableauwebhooks.store;

import dev.tableauwebhooks.run.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A few platform threads, each with a connection of its own, that read for everybody. */
final class Readers implements AutoCloseable {
  private static final int THREADS = 3;
  private static final int MOST_WAITING = 5_000;

  private final Connections connections;
  private final Queue<Session> idle = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("store-reader-", 1).daemon().factory());

  Readers(Connections connections) {
    this.connections = connections;
  }

  <T> T read(GroupCommit.Write<T> query, Duration patience) throws InterruptedException {
    try {
      var answer = CompletableFuture.supplyAsync(() -> run(query), threads);
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      throw new StoreUnavailable("Too many readers are waiting for the store", e);
    } catch (TimeoutException e) {
      throw new StoreUnavailable("The store did not answer within " + patience, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private <T> T run(GroupCommit.Write<T> query) {
    var session = idle.poll();
    try {
      if (session == null || session.connection().isClosed()) {
        session = connections.reader();
      }
      var answer = query.run(session);
      idle.add(session);
      return answer;
    } catch (SQLException e) {
      discard(session);
      throw new StoreUnavailable("The store failed: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      discard(session);
      throw e;
    }
  }

  private static void discard(@Nullable Session session) {
    if (session != null) {
      try {
        session.close();
      } catch (SQLException _) {
        // It is being thrown away because it does not work.
      }
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    idle.forEach(Readers::discard);
  }
}
