package dev.tableauwebhooks.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Posts events over a fixed number of connections that are kept open. A client of our own because
 * it shares two cores with the server: it spends a few microseconds on a request.
 */
final class LoadClient {
  private static final long HIGHEST_MICROS = 60_000_000;

  private final int port;
  private final String path;
  private final AtomicLong number = new AtomicLong();

  LoadClient(int port, String path) {
    this.port = port;
    this.path = path;
  }

  /**
   * @param latency from when a request was due to its answer, in microseconds
   * @param refused answers other than 2xx
   */
  record Result(long answered, long refused, Duration took, Histogram latency) {
    double perSecond() {
      return answered * 1e9 / took.toNanos();
    }

    double millisAt(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1_000.0;
    }
  }

  /** As fast as the answers come. */
  Result closedLoop(int connections, Duration time) throws InterruptedException {
    return run(connections, time, 0);
  }

  /** So many a second, whether the answers come or not. */
  Result openLoop(int connections, Duration time, int perSecond) throws InterruptedException {
    return run(connections, time, perSecond);
  }

  private Result run(int connections, Duration time, int perSecond) throws InterruptedException {
    var start = System.nanoTime();
    var end = start + time.toNanos();
    var loops = new ArrayList<Callable<Result>>();
    for (var i = 0; i < connections; i++) {
      var index = i;
      loops.add(() -> loop(new Pace(start, end, connections, index, perSecond)));
    }
    try (var threads = Executors.newCachedThreadPool()) {
      return sum(threads.invokeAll(loops).stream().map(LoadClient::get).toList(), start);
    }
  }

  /** When each request of one connection is due. */
  private record Pace(long start, long end, int connections, int index, int perSecond) {
    /** Waits until the n-th request is due and answers when that was; -1 at the end. */
    long await(long n) {
      var now = System.nanoTime();
      if (perSecond == 0) {
        return now < end ? now : -1;
      }
      var due = start + (n * connections + index) * 1_000_000_000L / perSecond;
      if (due >= end) {
        return -1;
      }
      while (now < due) {
        LockSupport.parkNanos(due - now);
        now = System.nanoTime();
      }
      return due;
    }
  }

  private Result loop(Pace pace) throws IOException {
    var latency = new Histogram(HIGHEST_MICROS, 3);
    var answered = 0L;
    var refused = 0L;
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      var in = new BufferedInputStream(socket.getInputStream(), 4_096);
      var out = socket.getOutputStream();
      for (var n = 0L; ; n++) {
        var due = pace.await(n);
        if (due < 0) {
          break;
        }
        out.write(request());
        var status = readAnswer(in);
        latency.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - due) / 1_000));
        answered++;
        refused += status / 100 == 2 ? 0 : 1;
      }
    }
    return new Result(answered, refused, Duration.ZERO, latency);
  }

  private byte[] request() {
    var n = number.incrementAndGet();
    var body =
        """
        {"resource":"EXTRACTS","event_type":"WorkbookRefreshFailed","resource_name":"Sales %d",\
        "site_luid":"8b2a95d8-52b9-40a4-8712-cd6da771bd1b","resource_luid":"luid-%d",\
        "created_at":"2026-11-24T10:00:00Z","text":"Event WorkbookRefreshFailed for resource Sales"}\
        """
            .formatted(n, n)
            .getBytes(UTF_8);
    var head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(US_ASCII);
    var whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  /** Reads one answer with a Content-Length and returns its status. */
  private static int readAnswer(InputStream in) throws IOException {
    var status = 0;
    var length = 0;
    for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      if (status == 0) {
        status = Integer.parseInt(line.substring(9, 12));
      } else if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder(64);
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static Result get(java.util.concurrent.Future<Result> loop) {
    try {
      return loop.get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("a connection failed", e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Result sum(List<Result> results, long start) {
    var latency = new Histogram(HIGHEST_MICROS, 3);
    results.forEach(result -> latency.add(result.latency()));
    return new Result(
        results.stream().mapToLong(Result::answered).sum(),
        results.stream().mapToLong(Result::refused).sum(),
        Duration.ofNanos(System.nanoTime() - start),
        latency);
  }
}
