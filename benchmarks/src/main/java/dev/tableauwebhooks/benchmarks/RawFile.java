package dev.tableauwebhooks.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** What the disk can do: 64 writers append 300 bytes each to one file, with one fsync a group. */
final class RawFile {
  private static final int WRITERS = 64;
  private static final int BYTES = 300;

  private RawFile() {}

  /** Durable records a second. */
  static double measure(Path folder, Duration time) throws IOException, InterruptedException {
    var queue = new ArrayBlockingQueue<CompletableFuture<Boolean>>(WRITERS);
    var end = System.nanoTime() + time.toNanos();
    var written = new AtomicLong();
    var file = folder.resolve("raw");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var disk = Thread.ofPlatform().daemon().start(() -> sync(channel, queue));
      var writers = new ArrayList<Thread>();
      for (var i = 0; i < WRITERS; i++) {
        writers.add(Thread.ofVirtual().start(() -> append(queue, written, end)));
      }
      for (var writer : writers) {
        writer.join();
      }
      disk.interrupt();
      disk.join();
    }
    return written.get() * 1e9 / time.toNanos();
  }

  private static void append(
      BlockingQueue<CompletableFuture<Boolean>> queue, AtomicLong written, long end) {
    while (System.nanoTime() < end) {
      var done = new CompletableFuture<Boolean>();
      try {
        queue.put(done);
        done.get();
        written.incrementAndGet();
      } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void sync(FileChannel channel, BlockingQueue<CompletableFuture<Boolean>> queue) {
    var group = new ArrayList<CompletableFuture<Boolean>>();
    try {
      while (!Thread.currentThread().isInterrupted()) {
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
      throw new UncheckedIOException(e);
    }
  }
}
