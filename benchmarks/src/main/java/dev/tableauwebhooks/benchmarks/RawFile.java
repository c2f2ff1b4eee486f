package dev.tableauwebhooks.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** What the disk can do: many writers append to one file, with one fsync for all that gathered. */
final class RawFile {
  private static final int BYTES = 300;

  private RawFile() {}

  /** Durable records a second. */
  static double measure(Path folder, int writers, Duration time)
      throws IOException, InterruptedException {
    var queue = new ArrayBlockingQueue<CompletableFuture<Boolean>>(writers);
    var end = System.nanoTime() + time.toNanos();
    var written = new AtomicLong();
    var file = Files.createTempFile(folder, "raw", "");
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var disk = Thread.ofPlatform().daemon().start(() -> sync(channel, queue));
      var threads = new ArrayList<Thread>();
      for (var i = 0; i < writers; i++) {
        threads.add(Thread.ofVirtual().start(() -> append(queue, written, end)));
      }
      for (var thread : threads) {
        thread.join();
      }
      disk.interrupt();
      disk.join();
    } finally {
      Files.delete(file);
    }
    return written.get() * 1e9 / time.toNanos();
  }

  private static void append(
      BlockingQueue<CompletableFuture<Boolean>> queue, AtomicLong written, long end) {
    while (System.nanoTime() < end) {
      var done = new CompletableFuture<Boolean>();
      try {
        queue.put(done);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      done.join();
      written.incrementAndGet();
    }
  }

  private static void sync(FileChannel channel, BlockingQueue<CompletableFuture<Boolean>> queue) {
    var group = new ArrayList<CompletableFuture<Boolean>>();
    try {
      while (true) {
        group.add(queue.take());
        queue.drainTo(group);
        channel.write(ByteBuffer.allocate(BYTES * group.size()));
        channel.force(false);
        group.forEach(done -> done.complete(true));
        group.clear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      group.forEach(done -> done.completeExceptionally(e));
      throw new UncheckedIOException(e);
    }
  }
}
