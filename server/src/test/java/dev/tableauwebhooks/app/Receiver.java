package dev.tableauwebhooks.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An outside service that takes every request and remembers its path and body. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private final Map<String, Queue<Answer>> next = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

  private Receiver(HttpServer server) {
    this.server = server;
  }

  public record Call(String path, String body) {}

  private record Answer(int status, Map<String, String> headers) {}

  public static Receiver start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var receiver = new Receiver(HttpServer.create(address, 200));
      receiver.server.createContext("/", receiver::take);
      receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var path = exchange.getRequestURI().getPath();
    calls.add(new Call(path, body));
    try {
      held.getOrDefault(path, new CountDownLatch(0)).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var scripted = next.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
    var answer = scripted == null ? new Answer(status.get(), Map.of()) : scripted;
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), -1);
    exchange.close();
  }

  /** What the next call of a path is answered; said twice, the next two. */
  public void answerOnce(String path, int once, Map<String, String> headers) {
    next.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).add(new Answer(once, headers));
  }

  /** From now on, calls of a path are not answered before they are released. */
  public void hold(String path) {
    held.put(path, new CountDownLatch(1));
  }

  /** Answers the calls of a path that wait, and those to come. */
  public void release(String path) {
    var latch = held.remove(path);
    if (latch != null) {
      latch.countDown();
    }
  }

  /** What it answers from now on. */
  public void answer(int newStatus) {
    status.set(newStatus);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The bodies of the calls of a path, oldest first. */
  public List<String> bodies(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).map(Call::body).toList();
  }

  @Override
  public void close() {
    held.keySet().forEach(this::release);
    server.stop(0);
  }
}
