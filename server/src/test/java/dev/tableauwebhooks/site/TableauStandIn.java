package dev.tableauwebhooks.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tableauwebhooks.rest.ApiVersion;
import dev.tableauwebhooks.rest.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Tableau on loopback that knows how to sign in and answers otherwise what a test tells it to. It
 * does not know what it was not told of, and says so as Tableau does.
 */
public final class TableauStandIn implements AutoCloseable {
  private final String siteLuid;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Responder> responders = new ConcurrentHashMap<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  /** What a request is answered with. */
  @FunctionalInterface
  public interface Responder {
    Reply reply(String body) throws InterruptedException;
  }

  /** An answer. */
  public record Reply(int status, Map<String, String> headers, String body) {
    public static Reply json(String body) {
      return new Reply(200, Map.of(), body);
    }

    public static Reply status(int status) {
      return new Reply(status, Map.of(), "");
    }

    public static Reply error(String code, String detail) {
      return new Reply(
          Integer.parseInt(code.substring(0, 3)),
          Map.of(),
          """
          {"error": {"summary": "Trouble", "detail": "%s", "code": "%s"}}
          """
              .formatted(detail, code));
    }

    public Reply header(String name, String value) {
      return new Reply(status, Map.of(name, value), body);
    }
  }

  private TableauStandIn(String siteLuid, HttpServer server) {
    this.siteLuid = siteLuid;
    this.server = server;
  }

  public static TableauStandIn start(String siteLuid) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var standIn = new TableauStandIn(siteLuid, server);
    server.setExecutor(standIn.threads);
    server.createContext("/", standIn::handle);
    server.start();
    standIn.responders.put(
        "POST /api/3.27/auth/signin",
        _ ->
            Reply.json(
                """
                {"credentials": {"site": {"id": "%s", "contentUrl": "my"},
                 "user": {"id": "me"}, "token": "t"}}
                """
                    .formatted(siteLuid)));
    return standIn;
  }

  /** Answers a method and what follows the site in the path: {@code GET /workbooks/w1}. */
  public TableauStandIn on(String call, Responder responder) {
    responders.put(call, responder);
    return this;
  }

  public TableauStandIn on(String call, String json) {
    return on(call, _ -> Reply.json(json));
  }

  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The settings of the site that it stands in for. */
  public SiteSettings settings(String name) {
    return new SiteSettings(
        name,
        uri(),
        "my",
        Credentials.password("admin", "secret"),
        Optional.of(new ApiVersion(3, 27)),
        Duration.ofHours(2),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The calls that came in, in the form of {@link #on}, without sign-in and sign-out. */
  public List<String> calls() {
    return received.stream().filter(call -> !call.contains("/auth/")).toList();
  }

  public long signIns() {
    return received.stream().filter(call -> call.endsWith("/auth/signin")).count();
  }

  /** The bodies of the calls, in order, those of sign-ins included. */
  public List<String> bodies() {
    return bodies;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call =
          exchange.getRequestMethod()
              + " "
              + exchange
                  .getRequestURI()
                  .getRawPath()
                  .replace("/api/3.27/sites/" + siteLuid, "")
                  .replace("/sites/" + siteLuid, "");
      received.add(call);
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      bodies.add(body);
      var reply =
          responders.getOrDefault(call, _ -> Reply.error("404000", "Not found")).reply(body);
      var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
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
