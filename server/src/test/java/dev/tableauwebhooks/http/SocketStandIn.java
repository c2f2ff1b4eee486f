package dev.tableauwebhooks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Something on loopback that takes connections and treats them as no web server would. */
public final class SocketStandIn implements AutoCloseable {

  /** What is done with one connection, on a thread of its own; it is closed afterwards. */
  public interface Behaviour {
    void meet(Socket connection) throws IOException, InterruptedException;
  }

  private final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket server;

  public SocketStandIn(Behaviour behaviour) {
    try {
      this.server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> accept(behaviour));
  }

  /** Takes every connection and never says a word. */
  public static SocketStandIn silent() {
    return new SocketStandIn(connection -> {
      var request = connection.getInputStream();
      while (request.read() >= 0) {
        // Until the other side gives up.
      }
    });
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getLocalPort(), path));
  }

  public int connections() {
    return connections.get();
  }

  /** Reads to the end of the request's head. */
  static void readHead(Socket connection) throws IOException {
    var input = connection.getInputStream();
    var last = new StringBuilder();
    while (!last.toString().endsWith("\r\n\r\n")) {
      var next = input.read();
      if (next < 0) {
        return;
      }
      last.append((char) next);
    }
  }

  private void accept(Behaviour behaviour) {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> meet(behaviour, connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void meet(Behaviour behaviour, Socket connection) {
    try (connection) {
      behaviour.meet(connection);
    } catch (IOException | InterruptedException _) {
      // The other side has gone.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
