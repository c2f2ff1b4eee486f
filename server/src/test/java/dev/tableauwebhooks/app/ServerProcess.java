package dev.tableauwebhooks.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The product as its users run it: a process of its own, made from the built jar. */
public final class ServerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "tableau-webhooks.jar").toAbsolutePath();

  private final Process process;
  private final int port;
  private final Path output;
  private final Optional<String> adminToken;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServerProcess(Process process, int port, Path output, Optional<String> adminToken) {
    this.process = process;
    this.port = port;
    this.output = output;
    this.adminToken = adminToken;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param folder holds {@code config} (perhaps) and {@code data}
   */
  public static ServerProcess start(Path folder, Map<String, String> environment) {
    var server = launch(folder, environment);
    server.awaitReady();
    return server;
  }

  /** Starts one without waiting for it. */
  public static ServerProcess launch(Path folder, Map<String, String> environment) {
    return launch(folder, environment, List.of("-XX:AOTCache=" + Trained.CACHE), "serve");
  }

  /** Made once, since the tests start some sixty servers: each start takes a second less. */
  private static final class Trained {
    private static final Path CACHE = train();

    private static Path train() {
      try {
        var folder = Files.createTempDirectory(JAR.getParent(), "training-");
        var cache = folder.resolve("tests.aot");
        var options = List.of("-XX:AOTCacheOutput=" + cache);
        try (var server = launch(folder, Map.of(), options, "serve", "--training")) {
          server.awaitReady();
          server.terminate(Duration.ofMinutes(1));
        }
        return cache;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private static ServerProcess launch(
      Path folder, Map<String, String> environment, List<String> options, String... serve) {
    var port = freePort();
    var output = folder.resolve("output-%d.txt".formatted(System.nanoTime()));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:aot*=off",
                "-Xlog:cds*=off",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(serve));
    command.addAll(
        List.of(
            "--config",
            folder.resolve("config").toString(),
            "--data",
            folder.resolve("data").toString(),
            "--port",
            String.valueOf(port)));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().put("TABLEAU_WEBHOOKS_ENV", "development");
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(folder.resolve("config").resolve("workflows"));
      var adminToken = Optional.ofNullable(environment.get("TABLEAU_WEBHOOKS_ADMIN_TOKEN"));
      return new ServerProcess(builder.start(), port, output, adminToken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** A request that carries the admin token, where the environment gave one. */
  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(uri(path));
    adminToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  /** Waits for {@code /health/ready}. */
  public void awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .failFast(this::failWhereEnded)
        .until(() -> status("/health/ready") == 200);
  }

  private void failWhereEnded() {
    if (!process.isAlive()) {
      throw new AssertionError("the process ended:\n" + output());
    }
  }

  /** The status of a GET; 0 where nobody listens. */
  public int status(String path) throws InterruptedException {
    try {
      var request = request(path).timeout(Duration.ofSeconds(5)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    }
  }

  public String get(String path) throws InterruptedException {
    return send(request(path));
  }

  /** What a POST is answered. */
  public String post(String path, String body) throws InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(output(), e);
    }
  }

  /** Everything that it printed. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** {@code kill -TERM}; answers the exit code, or fails after a time. */
  public int terminate(Duration atMost) throws InterruptedException {
    process.destroy();
    return awaitExit(atMost);
  }

  /** Waits for its end and answers the exit code. */
  public int awaitExit(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the process did not end within " + atMost + "\n" + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    client.close();
  }
}
