package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.LimitedBody.TooLong;
import dev.tableauwebhooks.rest.TableauProblem.Interrupted;
import dev.tableauwebhooks.rest.TableauProblem.NotReached;
import dev.tableauwebhooks.rest.TableauProblem.Unreadable;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends one request and waits for the whole answer: within a time, up to a size, without following
 * redirects.
 */
final class Wire implements AutoCloseable {
  private final HttpClient http;
  private final Duration requestTimeout;
  private final int largestAnswer;

  Wire(Options options) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connectTimeout())
            .build();
    this.requestTimeout = options.requestTimeout();
    this.largestAnswer = options.largestAnswer();
  }

  Answer exchange(Outgoing outgoing) {
    return exchange(outgoing, requestTimeout);
  }

  Answer exchange(Outgoing outgoing, Duration timeout) {
    // The client's own timeout ends with the headers; this one covers a body that trickles too.
    var answer =
        http.sendAsync(
            request(outgoing), head -> new LimitedBody(head.statusCode(), largestAnswer));
    try {
      HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new TableauException(
          new NotReached(outgoing.toString(), "no whole answer within " + seconds(timeout), ""));
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new TableauException(new Interrupted(outgoing.toString()));
    } catch (ExecutionException e) {
      throw new TableauException(problem(outgoing, causeOf(e)), causeOf(e));
    }
  }

  private static HttpRequest request(Outgoing outgoing) {
    var request =
        HttpRequest.newBuilder(outgoing.uri())
            .header("Accept", "application/json")
            .header("User-Agent", "tableau-webhooks");
    outgoing.token().ifPresent(token -> request.header("X-Tableau-Auth", token));
    if (outgoing.body().isPresent()) {
      request
          .header("Content-Type", "application/json")
          .method(outgoing.verb(), BodyPublishers.ofString(outgoing.body().get()));
    } else {
      request.method(outgoing.verb(), BodyPublishers.noBody());
    }
    return request.build();
  }

  private static Throwable causeOf(ExecutionException e) {
    return Optional.ofNullable(e.getCause()).orElse(e);
  }

  private static TableauProblem problem(Outgoing outgoing, Throwable cause) {
    var request = outgoing.toString();
    var host = outgoing.uri().getHost();
    return switch (cause) {
      case TooLong tooLong ->
          new Unreadable(
              request,
              tooLong.status(),
              String.valueOf(tooLong.getMessage()),
              "Ask for less at once.",
              false);
      case HttpConnectTimeoutException _ ->
          new NotReached(request, "no connection to " + host + " in time", "");
      case SSLException refused ->
          new NotReached(
              request,
              "no secure connection: " + refused.getMessage(),
              "Check the server's certificate, and whether this Java trusts who issued it.");
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          new NotReached(request, "the host " + host + " is unknown", "Check the server's URL.");
      case ConnectException _ -> new NotReached(request, host + " refuses connections", "");
      case Throwable other -> new NotReached(request, "the connection broke: " + other, "");
    };
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
