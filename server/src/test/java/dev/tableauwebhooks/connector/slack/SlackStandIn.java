package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.http.HttpStandIn;
import dev.tableauwebhooks.http.HttpStandIn.Answer;
import dev.tableauwebhooks.http.HttpStandIn.Received;
import dev.tableauwebhooks.http.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Slack as its published API describes it: {@code chat.postMessage} and {@code chat.update} with a
 * bearer token, and incoming webhooks under {@code /services/}. What the API would not take is
 * answered as Slack answers it. The messages are {@link #FIRST}, {@link #SECOND} and so on.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.update">chat.update</a>
 */
final class SlackStandIn implements AutoCloseable {
  static final String TOKEN = "xoxb-1234-s3cret";
  static final String CHANNEL = "C1H9RESGL";
  static final String FIRST = "1503435956.000247";
  static final String SECOND = "1503435956.000248";
  private static final String WEBHOOK = "/services/T0001/B0001/s3cret";
  private static final Set<String> ARGUMENTS =
      Set.of("channel", "text", "blocks", "thread_ts", "username", "icon_emoji", "unfurl_links");
  private static final Set<String> EDIT_ARGUMENTS =
      Set.of("channel", "ts", "text", "blocks", "parse");
  private static final Map<String, String> CHANNELS =
      Map.of("#data-alerts", CHANNEL, CHANNEL, CHANNEL);

  private final AtomicInteger posted = new AtomicInteger();
  private final Set<String> messages = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Answer> faultOfEdits = new AtomicReference<>();

  private final AtomicReference<Answer> fault = new AtomicReference<>();
  private final HttpStandIn http = HttpStandIn.answering(this::answer);

  URI apiUrl() {
    return http.uri("/api");
  }

  URI webhookUrl() {
    return http.uri(WEBHOOK);
  }

  List<Received> received() {
    return http.received();
  }

  Received only() {
    return http.only();
  }

  /** From now on, every request is answered so. */
  void fail(Answer answer) {
    fault.set(answer);
  }

  /** From now on, every edit is answered so. */
  void failEdits(Answer answer) {
    faultOfEdits.set(answer);
  }

  /** Deletes every message, as a person may. */
  void deleteMessages() {
    messages.clear();
  }

  private Answer answer(Received request) {
    var told = fault.get();
    if (told != null) {
      return told;
    }
    return switch (request.uri().getPath()) {
      case "/api/chat.postMessage" ->
          refusal(request, ARGUMENTS).orElseGet(() -> postMessage(request.json()));
      case "/api/chat.update" ->
          Optional.ofNullable(faultOfEdits.get())
              .or(() -> refusal(request, EDIT_ARGUMENTS))
              .orElseGet(() -> update(request.json()));
      default -> webhook(request);
    };
  }

  private static Optional<Answer> refusal(Received request, Set<String> arguments) {
    if (!request.method().equals("POST")
        || !request.header("Content-Type").orElse("").startsWith("application/json")) {
      return Optional.of(error("invalid_post_type"));
    }
    if (!request.header("Authorization").orElse("").equals("Bearer " + TOKEN)) {
      return Optional.of(error("invalid_auth"));
    }
    if (!hasOnly(arguments, request.json())) {
      return Optional.of(error("invalid_arg_name"));
    }
    return isEmpty(request.json()) ? Optional.of(error("no_text")) : Optional.empty();
  }

  private static boolean isEmpty(JsonValue message) {
    return message.findText("text").orElse("").isBlank()
        && message.find("blocks").map(JsonValue::elements).orElse(List.of()).isEmpty();
  }

  private Answer postMessage(JsonValue message) {
    var channel = message.findText("channel").map(CHANNELS::get);
    if (channel.isEmpty()) {
      return error("channel_not_found");
    }
    var ts = "1503435956.%06d".formatted(247 + posted.getAndIncrement());
    messages.add(ts);
    return done(channel.get(), ts);
  }

  /** Takes the ID of a channel, but not its name. */
  private Answer update(JsonValue message) {
    if (!message.findText("channel").orElse("").equals(CHANNEL)) {
      return error("channel_not_found");
    }
    return message
        .findText("ts")
        .filter(messages::contains)
        .map(ts -> done(CHANNEL, ts))
        .orElseGet(() -> error("message_not_found"));
  }

  private static Answer done(String channel, String ts) {
    return Answer.json(
        200,
        """
        {
          "ok": true,
          "channel": "%s",
          "ts": "%s",
          "message": {"type": "message", "text": "as it was sent"}
        }\
        """
            .formatted(channel, ts));
  }

  private static Answer webhook(Received request) {
    if (!request.uri().getPath().equals(WEBHOOK)) {
      return Answer.of(404, "no_service");
    }
    return JsonValue.parse(request.body()).filter(it -> hasOnly(ARGUMENTS, it)).isPresent()
        ? Answer.of(200, "ok")
        : Answer.of(400, "invalid_payload");
  }

  private static boolean hasOnly(Set<String> arguments, JsonValue message) {
    return message.plain().orElseThrow() instanceof Map<?, ?> members
        && arguments.containsAll(members.keySet());
  }

  static Answer error(String code) {
    return Answer.json(200, "{\"ok\": false, \"error\": \"%s\"}".formatted(code));
  }

  @Override
  public void close() {
    http.close();
  }
}
