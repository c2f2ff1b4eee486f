package dev.tableauwebhooks.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Stands where an outside service would: takes every call on this machine, tells of it, and answers
 * {@code ok}, as Slack's incoming webhooks do. Safe for many threads.
 */
final class StandIn implements AutoCloseable {
  private static final int LONGEST_HOLD_SECONDS = 60;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Consumer<Call> listener;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /**
   * One call.
   *
   * @param idempotencyKey of the header of that name
   */
  record Call(String method, String path, Optional<String> idempotencyKey, String body) {}

  private StandIn(HttpServer server, Consumer<Call> listener) {
    this.server = server;
    this.listener = listener;
  }

  /** Listens on a free port. */
  static StandIn start(Consumer<Call> listener) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var standIn = new StandIn(HttpServer.create(address, 0), listener);
      standIn.server.createContext("/", standIn::take);
      standIn.server.setExecutor(standIn.threads);
      standIn.server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException("No port of this machine can be listened on", e);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
  }

  /** Everything that arrived, the oldest first. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** From now on, who calls waits for an answer. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  /** Answers those who wait, and from now on at once. */
  void release() {
    gate.countDown();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = call(exchange);
      calls.add(call);
      listener.accept(call);
      if (gate.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
        var answer = "ok".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Call call(HttpExchange exchange) throws IOException {
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
