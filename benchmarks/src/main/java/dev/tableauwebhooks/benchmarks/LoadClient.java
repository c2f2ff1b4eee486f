package dev.tableauwebhooks.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/**
 * Posts events over a fixed number of connections that are kept open. A client of our own because
 * it shares two cores with the server: it spends a few microseconds on a request.
 *
 * <p>No two events of one process are equal, so one data folder may be used in several rounds.
 */
final class LoadClient {
  private static final long HIGHEST_MICROS = 60_000_000;
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final int port;
  private final String path;
  private final String bodyStart;

  /**
   * @param eventType of every event
   */
  LoadClient(int port, String path, String eventType) {
    this.port = port;
    this.path = path;
    this.bodyStart =
        """
        {"resource":"WORKBOOK","event_type":"%s","resource_name":"Sales",\
        "site_luid":"8b2a95d8-52b9-40a4-8712-cd6da771bd1b",\
        "text":"Event %s for resource Sales","created_at":"\
        """
            .formatted(eventType, eventType);
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
    return run(connections, time, 0, _ -> {});
  }

  /**
   * So many a second, whether the answers come or not.
   *
   * @param sent told the number of each event just before it is sent
   */
  Result openLoop(int connections, Duration time, int perSecond, LongConsumer sent)
      throws InterruptedException {
    return run(connections, time, perSecond, sent);
  }

  private Result run(int connections, Duration time, int perSecond, LongConsumer sent)
      throws InterruptedException {
    var start = System.nanoTime();
    var end = start + time.toNanos();
    var loops = new ArrayList<Callable<Result>>();
    for (var i = 0; i < connections; i++) {
      var pace = new Pace(start, end, connections, i, perSecond);
      loops.add(() -> loop(pace, sent));
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

  private Result loop(Pace pace, LongConsumer sent) throws IOException {
    var latency = new Histogram(HIGHEST_MICROS, 3);
    var answered = 0L;
    var refused = 0L;
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      var answers = new Answers(socket.getInputStream());
      var out = socket.getOutputStream();
      var n = 0L;
      for (var due = pace.await(n); due >= 0; due = pace.await(++n)) {
        var number = NUMBERS.incrementAndGet();
        sent.accept(number);
        out.write(request(number));
        var status = answers.next();
        latency.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - due) / 1_000));
        answered++;
        refused += status / 100 == 2 ? 0 : 1;
      }
    }
    return new Result(answered, refused, Duration.ZERO, latency);
  }

  private byte[] request(long number) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var end = now + "\",\"resource_luid\":\"luid-" + number + "\"}";
    var request =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + (bodyStart.length() + end.length())
            + "\r\n\r\n"
            + bodyStart
            + end;
    return request.getBytes(US_ASCII);
  }

  /** Answers with a Content-Length, one after the other. */
  private static final class Answers {
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(US_ASCII);

    private final InputStream in;
    private final byte[] buffer = new byte[16_384];
    private int filled;

    Answers(InputStream in) {
      this.in = in;
    }

    /** Waits for one and returns its status. */
    int next() throws IOException {
      filled = 0;
      var head = -1;
      while (head < 0 || filled < head + length(head)) {
        var read = in.read(buffer, filled, buffer.length - filled);
        if (read <= 0) {
          throw new IOException("the server closed the connection");
        }
        filled += read;
        head = head < 0 ? endOfHead() : head;
      }
      return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
    }

    private int endOfHead() {
      for (var i = 3; i < filled; i++) {
        if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    private int length(int head) {
      for (var i = 12; i < head - LENGTH.length; i++) {
        if (isLength(i)) {
          var digits = new String(buffer, i + LENGTH.length, head - i - LENGTH.length, US_ASCII);
          return Integer.parseInt(digits.substring(0, digits.indexOf('\r')).strip());
        }
      }
      return 0;
    }

    private boolean isLength(int from) {
      for (var i = 0; i < LENGTH.length; i++) {
        if (Character.toLowerCase(buffer[from + i]) != LENGTH[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static Result get(Future<Result> loop) {
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
