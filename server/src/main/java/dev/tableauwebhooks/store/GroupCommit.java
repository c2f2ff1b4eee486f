package dev.tableauwebhooks.store;

import dev.tableauwebhooks.run.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer: a platform thread that takes what has gathered, writes it in one transaction, and
 * answers everybody after the one fsync.
 *
 * <p>Where a transaction fails, its writes are tried one by one, so that a poisoned one fails
 * alone. The queue is bounded in count and bytes; beyond it a write is refused at once.
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MOST_WRITES = 20_000;
  private static final long MOST_BYTES = 128L * 1024 * 1024;
  private static final int GROUP_WRITES = 512;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Connections connections;
  private final Consumer<SQLException> broken;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition gathered = lock.newCondition();
  private final ArrayDeque<Pending<?>> queue = new ArrayDeque<>();
  private final Thread thread;
  private volatile List<Pending<?>> writing = List.of();
  private long queuedBytes;
  private boolean closed;

  /**
   * @param broken told when the disk can no longer be trusted; the process must not go on
   */
  GroupCommit(Connections connections, Consumer<SQLException> broken) {
    this.connections = connections;
    this.broken = broken;
    this.thread = Thread.ofPlatform().name("store-writer").start(this::run);
    Thread.ofPlatform().name("store-patience").daemon().start(this::watch);
  }

  /** What one caller wants written. */
  @FunctionalInterface
  interface Write<T extends @Nullable Object> {
    T run(Session session) throws SQLException;
  }

  /**
   * @param order where writes of two nodes could wait for each other's rows, they are made in this
   *     order within a group
   * @param deadline of {@link System#nanoTime}, when its caller gives up
   */
  private record Pending<T extends @Nullable Object>(
      Write<T> write,
      String order,
      int bytes,
      Duration patience,
      long deadline,
      CompletableFuture<T> answer) {

    /** Answers when the transaction is on disk. */
    Runnable apply(Session session) throws SQLException {
      var value = write.run(session);
      return () -> answer.complete(value);
    }

    void giveUpWhenOverdue(long now) {
      if (now - deadline > 0) {
        answer.completeExceptionally(
            new StoreUnavailable("The store did not answer within " + patience));
      }
    }
  }

  /**
   * Writes and waits until it is on disk.
   *
   * @param patience how long to wait before giving up, not knowing whether it was written
   */
  <T extends @Nullable Object> T write(Write<T> write, String order, int bytes, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    var pending =
        new Pending<>(write, order, bytes, patience, deadline, new CompletableFuture<T>());
    enqueue(pending);
    try {
      return pending.answer().get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case StoreUnavailable unavailable -> unavailable;
      case SQLException sql -> new StoreUnavailable("The store failed: " + sql.getMessage(), sql);
      case RuntimeException bug -> bug;
      case null, default -> new IllegalStateException(cause);
    };
  }

  private void enqueue(Pending<?> pending) {
    lock.lock();
    try {
      if (closed) {
        throw new StoreUnavailable("The store is closed");
      }
      if (queue.size() >= MOST_WRITES || queuedBytes + pending.bytes() > MOST_BYTES) {
        throw new StoreUnavailable("Too many writes are waiting for the disk");
      }
      queue.add(pending);
      queuedBytes += pending.bytes();
      gathered.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    for (var group = take(); !group.isEmpty(); group = take()) {
      group.sort(Comparator.comparing(Pending::order));
      commit(group);
      writing = List.of();
    }
  }

  /** One thread looks for all who wait too long; a timer for each of them would cost more. */
  private void watch() {
    while (thread.isAlive()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      var now = System.nanoTime();
      waitingOrWritten().forEach(pending -> pending.giveUpWhenOverdue(now));
    }
  }

  private List<Pending<?>> waitingOrWritten() {
    lock.lock();
    try {
      var all = new ArrayList<>(writing);
      all.addAll(queue);
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for writes; an empty list when closed and done. */
  private List<Pending<?>> take() {
    var group = new ArrayList<Pending<?>>();
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        gathered.awaitUninterruptibly();
      }
      while (!queue.isEmpty() && group.size() < GROUP_WRITES) {
        var pending = queue.poll();
        queuedBytes -= pending.bytes();
        group.add(pending);
      }
      writing = List.copyOf(group);
      return group;
    } finally {
      lock.unlock();
    }
  }

  private void commit(List<Pending<?>> group) {
    try {
      var answers = transaction(group);
      // Waking many virtual threads is cheap from another of their kind, and dear from this thread.
      Thread.startVirtualThread(() -> answers.forEach(Runnable::run));
    } catch (SQLException e) {
      failed(group, e);
    } catch (RuntimeException e) {
      bug(group, e);
    }
  }

  private List<Runnable> transaction(List<Pending<?>> group) throws SQLException {
    return connections.inTransaction(session -> {
      var answers = new ArrayList<Runnable>(group.size());
      for (var pending : group) {
        answers.add(pending.apply(session));
      }
      return answers;
    });
  }

  private void failed(List<Pending<?>> group, SQLException e) {
    if (connections.isBroken(e)) {
      group.forEach(pending -> pending.answer().completeExceptionally(e));
      broken.accept(e);
    } else if (group.size() == 1 || connections.concernsAll(e)) {
      LOG.atWarn().addKeyValue("writes", group.size()).setCause(e).log("Could not write");
      group.forEach(pending -> pending.answer().completeExceptionally(e));
    } else {
      group.forEach(pending -> commit(List.of(pending)));
    }
  }

  /** The writer must outlive any bug, and only the write that has it may fail. */
  private void bug(List<Pending<?>> group, RuntimeException e) {
    if (group.size() == 1) {
      LOG.atError().setCause(e).log("The writer met a bug");
      group.getFirst().answer().completeExceptionally(e);
    } else {
      group.forEach(pending -> commit(List.of(pending)));
    }
  }

  /** How many writes wait. */
  int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more writes, and returns when those that were taken are on disk. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      gathered.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
