package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.FileBody.CannotWrite;
import dev.tableauwebhooks.rest.LimitedBody.TooLong;
import dev.tableauwebhooks.rest.TableauProblem.Interrupted;
import dev.tableauwebhooks.rest.TableauProblem.NotReached;
import dev.tableauwebhooks.rest.TableauProblem.NotSaved;
import dev.tableauwebhooks.rest.TableauProblem.Unreadable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
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
  private static final String PROXY_FIX =
      "Check the user and password of the proxy, and start Java with -D%s=."
          .formatted(OutgoingProxy.DISABLED_SCHEMES);
  private static final int PROXY_LOGIN_DEMANDED = 407;

  private final Optional<OutgoingProxy> proxy;
  private final HttpClient http;
  private final Duration requestTimeout;
  private final Duration exportTimeout;
  private final int largestAnswer;

  Wire(Options options) {
    this.proxy = options.network().proxy();
    this.http = client(options);
    this.requestTimeout = options.requestTimeout();
    this.exportTimeout = options.exportTimeout();
    this.largestAnswer = options.largestAnswer();
  }

  private static HttpClient client(Options options) {
    var proxy = options.network().proxy();
    if (proxy.flatMap(OutgoingProxy::login).isPresent()
        && System.getProperty(OutgoingProxy.DISABLED_SCHEMES) == null) {
      System.setProperty(OutgoingProxy.DISABLED_SCHEMES, "");
    }
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connectTimeout());
    options.network().trust().ifPresent(trust -> client.sslContext(trust.context()));
    proxy.ifPresent(it -> client.proxy(it.selector()));
    return client.build();
  }

  Answer exchange(Outgoing outgoing) {
    return exchange(outgoing, requestTimeout);
  }

  Answer exchange(Outgoing outgoing, Duration timeout) {
    return exchange(request(outgoing, "application/json"), outgoing, timeout, this::text);
  }

  /** Saves the body of a successful answer; that of any other comes as text. */
  Answer download(Outgoing outgoing, SaveTo to) {
    try (var part = PartFile.of(to.file())) {
      var request = request(outgoing, "*/*");
      var answer =
          exchange(
              request,
              outgoing,
              exportTimeout,
              head -> Answer.isSuccess(head.statusCode()) ? file(head, to, part) : text(head));
      if (answer.isSuccess()) {
        refuseHtml(outgoing, answer);
        part.complete();
      }
      return answer;
    } catch (IOException e) {
      throw new TableauException(
          new NotSaved(outgoing.toString(), to.file().toString(), e.toString()), e);
    }
  }

  private BodySubscriber<Answer> text(ResponseInfo head) {
    return BodySubscribers.mapping(
        new LimitedBody(head.statusCode(), largestAnswer),
        body -> new Answer(head.statusCode(), head.headers(), body, 0));
  }

  private static BodySubscriber<Answer> file(ResponseInfo head, SaveTo to, PartFile part) {
    return BodySubscribers.mapping(
        new FileBody(head.statusCode(), to, part.out()),
        bytes -> new Answer(head.statusCode(), head.headers(), "", bytes));
  }

  private static void refuseHtml(Outgoing outgoing, Answer answer) {
    if (answer.header("Content-Type").filter(type -> type.startsWith("text/html")).isPresent()) {
      throw new TableauException(
          new Unreadable(
              outgoing.toString(),
              answer.status(),
              "is not a file but HTML, perhaps of a gateway or a sign-in page",
              "Check that the server's URL leads to Tableau, and what stands between.",
              true));
    }
  }

  private Answer exchange(
      HttpRequest request, Outgoing outgoing, Duration timeout, BodyHandler<Answer> body) {
    // The client's own timeout ends with the headers; this one covers a body that trickles too.
    var coming = http.sendAsync(request, body);
    try {
      var answer = coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS).body();
      refuseProxy(outgoing, answer.status());
      return answer;
    } catch (TimeoutException _) {
      coming.cancel(true);
      throw new TableauException(
          new NotReached(outgoing.toString(), "no whole answer within " + seconds(timeout), ""));
    } catch (InterruptedException _) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new TableauException(new Interrupted(outgoing.toString()));
    } catch (ExecutionException e) {
      throw new TableauException(problem(outgoing, causeOf(e)), causeOf(e));
    }
  }

  private void refuseProxy(Outgoing outgoing, int status) {
    if (proxy.isPresent() && status == PROXY_LOGIN_DEMANDED) {
      throw new TableauException(
          new NotReached(
              outgoing.toString(), "the %s wants a login".formatted(proxy.get()), PROXY_FIX));
    }
  }

  private HttpRequest request(Outgoing outgoing, String accepted) {
    var request =
        HttpRequest.newBuilder(outgoing.uri())
            .header("Accept", accepted)
            .header("User-Agent", "tableau-webhooks");
    proxy
        .flatMap(OutgoingProxy::authorization)
        .ifPresent(login -> request.header("Proxy-Authorization", login));
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
      case CannotWrite failed ->
          new NotSaved(request, failed.file(), String.valueOf(failed.getMessage()));
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
