package dev.tableauwebhooks.app;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The web server: one port, HTTP/1.1, a virtual thread for each connection. */
public final class HttpListener implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 10_000;
  private static final int MOST_HEADER_BYTES = 16_384;

  private final WebServer server;

  private HttpListener(WebServer server) {
    this.server = server;
  }

  /**
   * Where it listens.
   *
   * @param port 0 for any free one
   * @param idleTimeout a connection without any traffic for so long is closed
   */
  public record Address(String host, int port, Duration idleTimeout) {}

  /**
   * Starts to listen.
   *
   * @throws StartFailed where the port is taken
   */
  public static HttpListener start(Address address, Consumer<HttpRouting.Builder> routes) {
    refuseTaken(address);
    var routing = HttpRouting.builder();
    routes.accept(routing);
    var http =
        Http1Config.builder().maxHeadersSize(MOST_HEADER_BYTES).sendKeepAliveHeader(false).build();
    var server =
        WebServer.builder()
            .host(address.host())
            .port(address.port())
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .maxTcpConnections(MOST_CONNECTIONS)
            .idleConnectionTimeout(address.idleTimeout())
            .idleConnectionPeriod(Duration.ofSeconds(10))
            .shutdownGracePeriod(Duration.ofSeconds(2))
            .connectionOptions(options -> options.tcpNoDelay(true))
            .addProtocol(http)
            .routing(routing)
            .build();
    server.start();
    if (!server.isRunning()) {
      StartFailed.because(List.of(taken(address)));
    }
    return new HttpListener(server);
  }

  /** Helidon tells only the log that it cannot bind, and there at length. */
  private static void refuseTaken(Address address) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address.host(), address.port()));
    } catch (IOException e) {
      throw StartFailed.because(e, taken(address));
    }
  }

  private static String taken(Address address) {
    return "Cannot listen on %s:%d: the port is in use, or not ours to use.\n  Fix: %s"
        .formatted(
            address.host(), address.port(), "Stop the other program, or choose another --port.");
  }

  public int port() {
    return server.port();
  }

  /** Takes no new connections, and lets requests in flight finish for two seconds. */
  @Override
  public void close() {
    server.stop();
  }
}
