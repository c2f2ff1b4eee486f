package dev.tableauwebhooks.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A server on loopback that answers what each test tells it to. Signing in works from the start:
 * each sign-in gets the next of the tokens {@code token-1}, {@code token-2} …
 */
final class StandIn implements AutoCloseable {
  static final String SITE = "site-luid";

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Responder> responders = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger tokens = new AtomicInteger();

  /** What a request is answered with. */
  interface Responder {
    Reply reply(Received request) throws IOException, InterruptedException;
  }

  record Received(
      String method, String path, String query, Map<String, List<String>> headers, String body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    String token() {
      return header("X-tableau-auth").orElse("");
    }
  }

  record Reply(int status, Map<String, String> headers, byte[] body) {
    static Reply json(int status, String body) {
      return file(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply file(int status, String type, byte[] body) {
      return new Reply(status, Map.of("Content-Type", type), body);
    }

    static Reply error(String code, String summary, String detail) {
      return json(
          Integer.parseInt(code.substring(0, 3)),
          """
          {"error": {"summary": "%s", "detail": "%s", "code": "%s"}}
          """
              .formatted(summary, detail, code));
    }

    Reply header(String name, String value) {
      var more = new HashMap<>(headers);
      more.put(name, value);
      return new Reply(status, more, body);
    }
  }

  private StandIn(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
  }

  static StandIn start() throws IOException {
    return start(new StandIn(HttpServer.create(ANY_PORT, 0), "http"));
  }

  /** With a certificate for {@code localhost}. */
  static StandIn start(SSLContext certificate) throws IOException {
    var server = HttpsServer.create(ANY_PORT, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate));
    return start(new StandIn(server, "https"));
  }

  private static StandIn start(StandIn standIn) {
    var server = standIn.server;
    server.setExecutor(standIn.threads);
    server.createContext("/", standIn::handle);
    server.start();
    standIn.on("GET /api/2.4/serverinfo", _ -> Reply.json(200, SERVER_INFO));
    standIn.on("POST /api/3.27/auth/signin", _ -> standIn.signedIn());
    return standIn;
  }

  private static final String SERVER_INFO =
      """
      {"serverInfo": {"productVersion": {"value": "2025.3.0", "build": "20253.25.1"},
       "restApiVersion": "3.27"}}
      """;

  Reply signedIn() {
    return Reply.json(
        200,
        """
        {"credentials": {"site": {"id": "site-luid", "contentUrl": "MySite"},
         "user": {"id": "user-luid"}, "token": "token-%d"}}
        """
            .formatted(tokens.incrementAndGet()));
  }

  /** Answers a method and path, such as {@code GET /api/3.27/sites/site-luid/jobs}. */
  StandIn on(String methodAndPath, Responder responder) {
    responders.put(methodAndPath, responder);
    return this;
  }

  /** Answers a method and the part of the path that follows the site. */
  StandIn onSite(String method, String path, Responder responder) {
    return on(method + " /api/3.27/sites/" + SITE + path, responder);
  }

  StandIn onSite(String method, String path, String json) {
    return onSite(method, path, _ -> Reply.json(200, json));
  }

  URI uri() {
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
  }

  Tableau.Builder client() {
    return Tableau.at(uri())
        .site("MySite")
        .credentials(Credentials.personalAccessToken("my-pat", "pat-secret"))
        .sleeper(_ -> {})
        .jitter(() -> 1);
  }

  List<Received> received() {
    return received;
  }

  List<Received> received(String methodAndPath) {
    return received.stream()
        .filter(request -> (request.method() + " " + request.path()).equals(methodAndPath))
        .toList();
  }

  List<Received> signIns() {
    return received("POST /api/3.27/auth/signin");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var request =
          new Received(
              exchange.getRequestMethod(),
              uri.getRawPath(),
              Optional.ofNullable(uri.getRawQuery()).orElse(""),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      received.add(request);
      var reply =
          responders
              .getOrDefault(
                  request.method() + " " + request.path(),
                  _ -> Reply.error("404003", "Resource Not Found", "No such URI."))
              .reply(request);
      var bytes = reply.body();
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
