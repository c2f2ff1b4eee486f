package dev.tableauwebhooks.connector.http;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.connector.http.HttpRequestSettings.Method;
import dev.tableauwebhooks.http.JsonValue;
import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.TargetName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer means for the step.
 *
 * <p>Messages name scheme, host and port of the address only; the rest stands in the step's input,
 * and may be secret.
 */
record Judgement(Method method, HttpRequestSettings settings) {
  private static final int QUOTED = 200;
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  ActionOutcome of(Answered answer) {
    if (new Expectation(settings.expect()).isMetBy(answer.status())) {
      return answer.complete() ? succeeded(answer) : tooLong(answer);
    }
    var reason = describe(answer);
    if (PASSING.contains(answer.status()) || answer.status() >= 500) {
      return answer
          .retryAfter()
          .<ActionOutcome>map(wait -> new Wait(reason, wait))
          .orElseGet(() -> new RetryLater(reason));
    }
    return new Failed(reason, fix(answer.status()));
  }

  private Succeeded succeeded(Answered answer) {
    var redaction = Redaction.ofCredentials(settings.headers());
    var outputs = new LinkedHashMap<String, Object>();
    outputs.put("status", (long) answer.status());
    body(answer, redaction).ifPresent(body -> outputs.put("body", body));
    outputs.put("headers", headers(answer, redaction));
    outputs.put("url", settings.url().uri().toString());
    return new Succeeded("%s answered %d".formatted(call(), answer.status()), outputs);
  }

  /** Many services call JSON by another type, so what has its form counts, too. */
  private static Optional<Object> body(Answered answer, Redaction redaction) {
    var text = redaction.apply(answer.body());
    var saysJson = answer.findHeader("Content-Type").filter(it -> it.contains("json")).isPresent();
    var looksLikeJson = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
    var json = saysJson || looksLikeJson ? JsonValue.parse(text) : Optional.<JsonValue>empty();
    return json.isPresent() ? json.get().plain() : Optional.of(text);
  }

  private static Map<String, Object> headers(Answered answer, Redaction redaction) {
    var headers = new LinkedHashMap<String, Object>();
    answer.headers().entrySet().stream()
        .filter(header -> !header.getKey().equals("set-cookie"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(header ->
            headers.put(header.getKey(), redaction.apply(String.join(", ", header.getValue()))));
    return headers;
  }

  private Failed tooLong(Answered answer) {
    return new Failed(
        "%s answered %d, but with more than 1 MiB, which is not kept. The call was carried out."
            .formatted(call(), answer.status()),
        "Ask for less at once, for example for a smaller page.");
  }

  private String describe(Answered answer) {
    var status = "%s answered %d".formatted(call(), answer.status());
    var location = answer.findHeader("Location").flatMap(Judgement::withoutQuery);
    if (answer.status() / 100 == 3 && location.isPresent()) {
      return "%s and points to %s.".formatted(status, location.get());
    }
    var quote = quote(Redaction.ofAll(settings.headers()).apply(answer.body()));
    return quote.isEmpty() ? status + "." : "%s: %s".formatted(status, quote);
  }

  private String call() {
    return "%s %s".formatted(method, TargetName.of(settings.url().uri()));
  }

  private static Optional<String> withoutQuery(String location) {
    try {
      var uri = new URI(location);
      var address = new URI(uri.getScheme(), uri.getAuthority(), uri.getPath(), null, null);
      return Optional.of(address.toString()).filter(text -> !text.isEmpty());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /** The beginning of the answer on one line. */
  private static String quote(String body) {
    var line = body.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (line.codePointCount(0, line.length()) <= QUOTED) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
  }

  private static String fix(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 ->
          "Put the address that is pointed to into 'url': redirects are not followed.";
      case 401, 403 -> "Check the credentials in 'headers', and what they permit.";
      case 404, 410 -> "Check the path in 'url'.";
      case 405 -> "Use another 'method'.";
      case 413 -> "Send less.";
      case 415 -> "Say what is sent with a Content-Type header, or send 'json' instead of 'body'.";
      default ->
          "Change the request so that the target accepts it, or add %d to 'expect' where that answer is fine."
              .formatted(status);
    };
  }
}
