package dev.tableauwebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A web server on loopback that answers as it is told and keeps what it received. */
public final class HttpStandIn implements AutoCloseable {

  /**
   * One request.
   *
   * @param headers the first value of each, by name in lower case
   */
  public record Received(String method, URI uri, Map<String, String> headers, String body) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public JsonValue json() {
      return JsonValue.parse(body).orElseThrow(() -> new AssertionError("no JSON: " + body));
    }
  }

  /** What is answered to one request. */
  public static final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Answer(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = Map.copyOf(headers);
      this.body = body.clone();
    }

    public static Answer of(int status, String body) {
      return bytes(status, body.getBytes(UTF_8)).with("Content-Type", "text/plain");
    }

    public static Answer json(int status, String body) {
      return bytes(status, body.getBytes(UTF_8))
          .with("Content-Type", "application/json; charset=utf-8");
    }

    public static Answer bytes(int status, byte[] body) {
      return new Answer(status, Map.of(), body);
    }

    public Answer with(String header, String value) {
      var more = new TreeMap<>(headers);
      more.put(header, value);
      return new Answer(status, more, body);
    }
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private HttpStandIn(int port, Function<Received, Answer> answers) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      this.server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  public static HttpStandIn answering(Function<Received, Answer> answers) {
    return new HttpStandIn(0, answers);
  }

  public static HttpStandIn answering(int status, String body) {
    return new HttpStandIn(0, _ -> Answer.of(status, body));
  }

  static HttpStandIn on(int port, int status, String body) {
    return new HttpStandIn(port, _ -> Answer.of(status, body));
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port(), path));
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The only request there was. */
  public Received only() {
    if (received.size() != 1) {
      throw new AssertionError("expected one request: " + received);
    }
    return received.getFirst();
  }

  private void answer(HttpExchange exchange, Function<Received, Answer> answers)
      throws IOException {
    try (exchange) {
      var headers = new TreeMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      var request =
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      received.add(request);
      var answer = answers.apply(request);
      answer.headers.forEach(exchange.getResponseHeaders()::add);
      var length = answer.body.length;
      exchange.sendResponseHeaders(answer.status, length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
