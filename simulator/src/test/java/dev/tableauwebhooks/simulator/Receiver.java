package dev.tableauwebhooks.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** The destination of a webhook: remembers what it gets and answers as it is told, else 200. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  Receiver answering(Integer... next) {
    statuses.addAll(List.of(next));
    return this;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
  }

  List<String> bodies() {
    return bodies;
  }

  /** Method and content type of each request. */
  List<String> heads() {
    return heads;
  }

  List<JsonNode> events() {
    return bodies.stream().map(TestClient.JSON::readTree).toList();
  }

  List<String> eventTypes() {
    return events().stream().map(event -> event.path("event_type").asString()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      heads.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestHeaders().getFirst("Content-Type"));
      var status = statuses.isEmpty() ? 200 : statuses.remove();
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      var answer = "got it".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
