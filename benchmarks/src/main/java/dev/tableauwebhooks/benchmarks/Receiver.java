package dev.tableauwebhooks.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * The outside service that workflows call: notes which event each call is about, and answers 200 at
 * once.
 */
final class Receiver implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

  private final ServerSocket listening;
  private final LongConsumer arrived;

  private Receiver(ServerSocket listening, LongConsumer arrived) {
    this.listening = listening;
    this.arrived = arrived;
  }

  /**
   * @param arrived told the number of the event of each call, on many threads
   */
  static Receiver start(LongConsumer arrived) throws IOException {
    var listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    var receiver = new Receiver(listening, arrived);
    Thread.ofPlatform().name("receiver").daemon().start(receiver::accept);
    return receiver;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        var body = in.readNBytes(bodyLength(in));
        arrived.accept(number(new String(body, US_ASCII)));
        socket.getOutputStream().write(ANSWER);
      }
    } catch (IOException _) {
      // The caller hung up.
    }
  }

  private static int bodyLength(InputStream in) throws IOException {
    var length = 0;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return length;
  }

  /** Without its end; empty at the end of the stream too. */
  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder(80);
    for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** The event's, from {@code {"luid":"luid-17"}}. */
  private static long number(String body) {
    return Long.parseLong(body.substring(body.lastIndexOf('-') + 1, body.lastIndexOf('"')));
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
