package dev.tableauwebhooks.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy on loopback that knows tunnels only, and can demand a login. */
final class ForwardProxy implements AutoCloseable {
  private final ServerSocket server;
  private final Optional<String> authorization;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> tunnels = new CopyOnWriteArrayList<>();

  private ForwardProxy(ServerSocket server, Optional<String> authorization) {
    this.server = server;
    this.authorization = authorization;
  }

  static ForwardProxy start(Optional<String> authorization) throws IOException {
    var proxy =
        new ForwardProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), authorization);
    var _ = proxy.threads.submit(proxy::accept);
    return proxy;
  }

  OutgoingProxy address() {
    return OutgoingProxy.at("localhost", server.getLocalPort());
  }

  /** Where tunnels were dug to. */
  List<String> tunnels() {
    return tunnels;
  }

  private Void accept() throws IOException {
    while (!server.isClosed()) {
      var client = server.accept();
      var _ = threads.submit(() -> serve(client));
    }
    return null;
  }

  private Void serve(Socket client) throws IOException {
    try (client) {
      var head = head(client.getInputStream()).lines().toList();
      var isAllowed =
          authorization
              .map(it -> head.stream().anyMatch(("Proxy-Authorization: " + it)::equalsIgnoreCase))
              .orElse(true);
      if (!isAllowed) {
        answer(
            client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"");
        return null;
      }
      var target = head.getFirst().split(" ", -1)[1];
      tunnels.add(target);
      var colon = target.lastIndexOf(':');
      try (var there =
          new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
        answer(client, "200 OK");
        var back =
            threads.submit(() -> there.getInputStream().transferTo(client.getOutputStream()));
        client.getInputStream().transferTo(there.getOutputStream());
        back.cancel(true);
      }
    }
    return null;
  }

  private static void answer(Socket client, String statusAndHeaders) throws IOException {
    client
        .getOutputStream()
        .write(
            ("HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(ISO_8859_1));
  }

  private static String head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        break;
      }
      bytes.write(next);
    }
    return bytes.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
