package dev.tableauwebhooks.simulator;

import io.helidon.http.Header;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server: turns its requests into ours and our replies into its. */
final class HttpFront {

  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
  private static final long LARGEST_UPLOAD = 64L * 1024 * 1024;

  private HttpFront() {}

  static WebServer start(String host, int port, Function<Request, HttpReply> answer) {
    var server =
        WebServer.builder()
            .host(host)
            .port(port)
            .maxPayloadSize(LARGEST_UPLOAD)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ZERO)
            .routing(
                routing -> routing.any((request, response) -> handle(request, response, answer)))
            .build()
            .start();
    // Helidon logs that it cannot bind and returns as if it had.
    if (!server.isRunning()) {
      throw new SimulatorException(
          "Cannot listen on %s:%d. Is the port taken? Give another one.".formatted(host, port));
    }
    return server;
  }

  private static void handle(
      ServerRequest request, ServerResponse response, Function<Request, HttpReply> answer) {
    var reply = answerOrBroken(read(request), answer);
    response.status(reply.status());
    reply.headers().forEach(response::header);
    if (reply.bytes().length == 0) {
      response.send();
    } else {
      response.header("Content-Type", reply.contentType());
      response.send(reply.bytes());
    }
  }

  private static HttpReply answerOrBroken(Request request, Function<Request, HttpReply> answer) {
    try {
      return answer.apply(request);
    } catch (RuntimeException broken) {
      LOG.atError()
          .addKeyValue("method", request.method())
          .addKeyValue("path", request.path())
          .setCause(broken)
          .log("A call broke the simulator");
      return HttpReply.text(500, "The simulator has a defect; its log tells more.\n");
    }
  }

  private static Request read(ServerRequest request) {
    var headers = new HashMap<String, String>();
    for (Header header : request.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), header.get());
    }
    return new Request(
        request.prologue().method().text(),
        request.prologue().uriPath().rawPath(),
        request.prologue().query().rawValue(),
        headers,
        request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0]);
  }
}
