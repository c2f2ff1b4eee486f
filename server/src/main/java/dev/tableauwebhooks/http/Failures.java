package dev.tableauwebhooks.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in a sentence why there was no answer. */
final class Failures {
  private Failures() {}

  static String sentence(IOException failure, OutgoingRequest request, Duration connectTimeout) {
    var target = TargetName.of(request.uri());
    return switch (failure) {
      case UnknownHostException e ->
          "'%s' could not be looked up: %s.".formatted(target.host(), detail(e));
      case ConnectException e when e.getCause() instanceof SocketTimeoutException ->
          notConnected(target, connectTimeout);
      case SocketTimeoutException _ -> notConnected(target, connectTimeout);
      case ConnectException _ -> "%s refused the connection.".formatted(target);
      case InterruptedIOException _ ->
          "%s did not answer within %s.".formatted(target, seconds(request.timeout()));
      case SSLException e ->
          "No secure connection to %s: %s.".formatted(target, certificate(e).orElse(detail(e)));
      default -> "The connection to %s broke: %s.".formatted(target, detail(failure));
    };
  }

  private static String notConnected(TargetName target, Duration connectTimeout) {
    return "%s did not accept a connection within %s.".formatted(target, seconds(connectTimeout));
  }

  private static Optional<String> certificate(SSLException failure) {
    return detail(failure).contains("unable to find valid certification path")
        ? Optional.of(
            "its certificate comes from an authority that is not trusted here;"
                + " add it to the trust store that -Djavax.net.ssl.trustStore names")
        : Optional.empty();
  }

  private static String seconds(Duration duration) {
    var seconds = duration.toMillis() / 1000.0;
    return seconds == Math.rint(seconds)
        ? "%d s".formatted((long) seconds)
        : String.format(Locale.ROOT, "%s s", seconds);
  }

  /** The client names no path and no header in its messages. */
  private static String detail(IOException failure) {
    var message = failure.getMessage();
    var text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    var line = text.lines().findFirst().orElse(text).strip();
    return line.endsWith(".") || line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
  }
}
