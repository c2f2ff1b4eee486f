package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.Interrupted;
import dev.tableauwebhooks.rest.TableauProblem.Kind;
import dev.tableauwebhooks.rest.TableauProblem.NotReached;
import dev.tableauwebhooks.rest.TableauProblem.TooOld;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls: with the shared session, a second try where that is right, and typed errors. */
final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final int MOST_RETRIES = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final Options options;
  private final Wire wire;
  private final Sessions sessions;
  private final Problems problems;
  private final Throttle throttle;

  /**
   * Methods that a connected app's fresh session was refused for want of a scope; signing in again
   * at each further call would not help.
   */
  private final Map<RestMethod, Session> refused = new ConcurrentHashMap<>();

  Api(Options options, Wire wire, Sessions sessions, Problems problems) {
    this.options = options;
    this.wire = wire;
    this.sessions = sessions;
    this.problems = problems;
    this.throttle = new Throttle(options.rateLimits(), options.surroundings().clock());
  }

  /** The JSON object that a call answers. */
  Json read(RestCall call) {
    var exchange = exchange(call);
    return Json.of(exchange.request(), exchange.answer());
  }

  /** A call whose answer says nothing but that it worked. */
  void send(RestCall call) {
    exchange(call);
  }

  /** Saves what a call answers. */
  Answer download(RestCall call, SaveTo to) {
    return exchange(call, request -> wire.download(request, to)).answer();
  }

  /** All pages of a list, each fetched when the stream gets there. */
  <T> Stream<T> list(RestCall call, Query query, Listed listed, Function<Json, T> reader) {
    return Pages.stream(page -> read(call.parameters(query.parameters(page))), listed, reader);
  }

  /** All elements of a list that Tableau does not cut into pages. */
  <T> List<T> whole(RestCall call, Listed listed, Function<Json, T> reader) {
    return read(call).list(listed.outer(), listed.inner()).stream().map(reader).toList();
  }

  Instant now() {
    return options.surroundings().clock().instant();
  }

  /** The user that the session belongs to. */
  String userLuid() {
    return sessions.current().facts().userLuid();
  }

  /**
   * Waits.
   *
   * @param what what the wait is for, for messages
   */
  void pause(Duration pause, String what) {
    try {
      options.surroundings().sleeper().sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TableauException(new Interrupted(what));
    }
  }

  /** Where a list stands in its answer: {@code {"workbooks": {"workbook": […]}}}. */
  record Listed(String outer, String inner) {}

  ApiVersion version() {
    return sessions.current().facts().apiVersion();
  }

  private record Exchange(Outgoing request, Answer answer) {}

  /** Sends a request and waits for its answer. */
  private interface Sender {
    Answer send(Outgoing request);
  }

  private Exchange exchange(RestCall call) {
    return exchange(call, wire::exchange);
  }

  private Exchange exchange(RestCall call, Sender sender) {
    var session = sessions.current();
    var exchange = attempted(call, session, sender);
    if (exchange.answer().status() == 401 && !session.equals(refused.get(call.method()))) {
      var fresh = sessions.after(session);
      exchange = attempted(call, fresh, sender);
      remember(call.method(), fresh, exchange.answer());
    }
    if (!exchange.answer().isSuccess()) {
      throw failure(call.method(), exchange);
    }
    return exchange;
  }

  private TableauException failure(RestMethod method, Exchange exchange) {
    var failure = problems.of(method, exchange.request(), exchange.answer());
    if (failure.problem() instanceof Answered answered
        && answered.kind() == Kind.TOO_MANY_REQUESTS) {
      answered.retryAfter().ifPresent(wait -> throttle.refused(method, wait));
    }
    return failure;
  }

  private void remember(RestMethod method, Session fresh, Answer answer) {
    if (answer.status() == 401 && options.hasScopes()) {
      refused.put(method, fresh);
    }
  }

  private Exchange attempted(RestCall call, Session session, Sender sender) {
    var request = request(call, session);
    for (int retries = 0; ; retries++) {
      var mayRetry = call.method().reads() && retries < MOST_RETRIES;
      try {
        throttle.admit(call.method(), request);
        var answer = sender.send(request);
        if (!mayRetry || !isPassingTrouble(call, request, answer)) {
          return new Exchange(request, answer);
        }
      } catch (TableauException e) {
        if (!mayRetry || !(e.problem() instanceof NotReached)) {
          throw e;
        }
      }
      LOG.atDebug().addKeyValue("request", request).log("Trying a call again");
      pause(request, retries);
    }
  }

  /** A server that says when to come back is left alone; the caller can plan with that. */
  private boolean isPassingTrouble(RestCall call, Outgoing request, Answer answer) {
    return !answer.isSuccess()
        && problems.of(call.method(), request, answer).problem() instanceof Answered answered
        && answered.kind() == Kind.SERVER_TROUBLE
        && answered.retryAfter().isEmpty();
  }

  private void pause(Outgoing request, int retries) {
    var longest = FIRST_PAUSE.multipliedBy(1L << retries).toMillis();
    var pause = Math.round(longest * (0.5 + options.surroundings().jitter().getAsDouble() / 2));
    pause(Duration.ofMillis(pause), request.toString());
  }

  private Outgoing request(RestCall call, Session session) {
    var method = call.method();
    var facts = session.facts();
    var path = method.path(facts.apiVersion(), facts.siteLuid(), call.arguments());
    var uri = URI.create(session.server() + path + UrlText.query(call.parameters()));
    var request =
        new Outgoing(
            method.verb(),
            uri,
            Optional.of(session.token()),
            call.body().map(Json::write),
            List.of(session.token()));
    if (!facts.apiVersion().isAtLeast(method.since())) {
      throw new TableauException(
          new TooOld(request.toString(), method.since(), facts.apiVersion()));
    }
    return request;
  }
}
