package dev.tableauwebhooks.connector.http;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.connector.http.HttpRequestSettings.Method;
import dev.tableauwebhooks.http.Content;
import dev.tableauwebhooks.http.HostOrigin;
import dev.tableauwebhooks.http.HttpSender;
import dev.tableauwebhooks.http.JsonValue;
import dev.tableauwebhooks.http.OutgoingRequest;
import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.Busy;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import dev.tableauwebhooks.http.Reply.Refused;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls an address and judges its answer.
 *
 * <p>Delivery is at least once: where an answer is lost, a retry may repeat a call that was carried
 * out. Targets that honour {@code Idempotency-Key} drop the repeat.
 */
final class HttpRequest implements Action<HttpRequestSettings> {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Set<Method> READING = EnumSet.of(Method.GET, Method.HEAD, Method.OPTIONS);

  private final HttpSender http;

  HttpRequest(HttpSender http) {
    this.http = http;
  }

  @Override
  public ActionDescription<HttpRequestSettings> description() {
    return new ActionDescription<>(
        "http.request",
        "Calls an HTTP address.",
        HttpRequestSettings.class,
        List.of(
            new Output("status", ActionDescription.Type.NUMBER, "The status code of the answer."),
            new Output(
                "body",
                ActionDescription.Type.ANY,
                "The answer: as a value where it is JSON, else as text."),
            new Output(
                "headers",
                ActionDescription.Type.ANY,
                "The answer's headers, by name in lower case."),
            new Output("url", ActionDescription.Type.TEXT, "The address that was called.")));
  }

  @Override
  public ActionOutcome run(HttpRequestSettings settings, ActionContext context)
      throws InterruptedException {
    var problem =
        new Expectation(settings.expect())
            .problem()
            .or(() -> contentProblem(settings))
            .or(() -> timeoutProblem(settings.timeout()));
    if (problem.isPresent()) {
      return problem.get();
    }
    var method = method(settings);
    return switch (http.send(request(method, settings, context))) {
      case Answered answer -> new Judgement(method, settings).of(answer);
      case Refused(var reason, var fix) -> new Failed(reason, fix);
      case NoAnswer(var reason) -> new RetryLater(reason);
      case Busy(var reason, var atLeast) -> new Wait(reason, atLeast);
    };
  }

  private static Optional<Failed> contentProblem(HttpRequestSettings settings) {
    var given =
        Stream.of(
                settings.json().map(_ -> "'json'"),
                settings.form().map(_ -> "'form'"),
                settings.body().map(_ -> "'body'"))
            .flatMap(Optional::stream)
            .toList();
    return given.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Failed(
                "%s are given, but a request has one content."
                    .formatted(String.join(" and ", given)),
                "Keep one of 'json', 'form' and 'body'."));
  }

  private static Optional<Failed> timeoutProblem(Duration timeout) {
    return timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0
        ? Optional.empty()
        : Optional.of(
            new Failed(
                "A 'timeout' of %s s is out of range.".formatted(timeout.toMillis() / 1000.0),
                "Use a timeout from 1s to 10m."));
  }

  private static Method method(HttpRequestSettings settings) {
    return settings
        .method()
        .orElseGet(() -> content(settings).isPresent() ? Method.POST : Method.GET);
  }

  private static Optional<Content> content(HttpRequestSettings settings) {
    return settings
        .json()
        .map(value -> Content.json(JsonValue.of(value)))
        .or(() -> settings.form().map(Content::form))
        .or(() -> settings.body().map(Content::plain));
  }

  private static OutgoingRequest request(
      Method method, HttpRequestSettings settings, ActionContext context) {
    var target = settings.url();
    var origin = target.hostIsLiteral() ? HostOrigin.LITERAL : HostOrigin.COMPUTED;
    var request =
        OutgoingRequest.of(method.name(), target.uri(), origin).withTimeout(settings.timeout());
    for (var header : settings.headers().entrySet()) {
      request = request.withHeader(header.getKey(), header.getValue().reveal());
    }
    var content = content(settings);
    if (content.isPresent()) {
      request = request.withContent(content.get());
    }
    return wantsKey(method, settings)
        ? request.withHeader("Idempotency-Key", context.idempotencyKey())
        : request;
  }

  private static boolean wantsKey(Method method, HttpRequestSettings settings) {
    return settings.idempotencyKey()
        && !READING.contains(method)
        && settings.headers().keySet().stream().noneMatch("Idempotency-Key"::equalsIgnoreCase);
  }
}
