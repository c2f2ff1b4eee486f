package dev.tableauwebhooks.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, as its users run it. */
final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The states of runs that have not ended, as metrics show them. */
  private static final List<String> OPEN = List.of("\"QUEUED\"", "\"RUNNING\"", "\"WAITING\"");

  private final Process process;
  private final int port;
  private final Path output;
  private final Start start;

  private ServerProcess(Process process, int port, Path output, Start start) {
    this.process = process;
    this.port = port;
    this.output = output;
    this.start = start;
  }

  /**
   * How to start one.
   *
   * @param words the command, to which the port is added
   * @param folder where it writes its output
   */
  record Command(List<String> words, Map<String, String> environment, Path folder) {}

  /**
   * What the start cost.
   *
   * @param took from before the process was made until {@code /health/ready} answered 200
   * @param cpu of the process until then
   */
  record Start(Duration took, Duration cpu) {}

  /** Starts one and waits until it is ready. */
  static ServerProcess start(Command command) throws IOException {
    var port = freePort();
    var words = new ArrayList<>(command.words());
    words.add(String.valueOf(port));
    var output = command.folder().resolve("output-%d.txt".formatted(port));
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().putAll(command.environment());
    var before = System.nanoTime();
    var process = builder.start();
    var starting =
        new ServerProcess(process, port, output, new Start(Duration.ZERO, Duration.ZERO));
    try {
      starting.awaitReady();
      var took = Duration.ofNanos(System.nanoTime() - before);
      return new ServerProcess(process, port, output, new Start(took, starting.cpu()));
    } catch (IllegalStateException e) {
      starting.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (get("/health/ready").isEmpty()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("The server did not start:\n" + output());
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  int port() {
    return port;
  }

  Start start() {
    return start;
  }

  /** The body of a GET that was answered 200. */
  private Optional<String> get(String path) {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(10_000);
      try (var in = connection.getInputStream()) {
        return Optional.of(new String(in.readAllBytes(), UTF_8));
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Runs that have not ended; 0 where the server has none. */
  long backlog() {
    return get("/metrics")
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("tableau_webhooks_runs{"))
        .filter(line -> OPEN.stream().anyMatch(line::contains))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Waits until every run has ended; answers how long that took. */
  Duration drain() {
    var start = System.nanoTime();
    while (backlog() > 0) {
      LockSupport.parkNanos(50_000_000);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** What all its threads together have used since it began. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What it holds of the machine's memory; -1 where the system does not tell. */
  long residentBytes() {
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException _) {
      return -1;
    }
  }

  /** The options its virtual machine was started with, the AOT cache left out. */
  List<String> virtualMachineOptions() {
    var arguments = List.of(process.info().arguments().orElseThrow());
    return arguments.stream()
        .takeWhile(argument -> !argument.equals("-jar"))
        .filter(argument -> !argument.startsWith("-XX:AOT"))
        .toList();
  }

  private String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to stop and waits for its end; an AOT cache is written then. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
