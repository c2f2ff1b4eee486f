package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.http.HttpStandIn;
import dev.tableauwebhooks.http.HttpStandIn.Answer;
import dev.tableauwebhooks.http.HttpStandIn.Received;
import dev.tableauwebhooks.http.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Slack as its published API describes it: {@code POST /api/chat.postMessage} with a bearer token,
 * and incoming webhooks under {@code /services/}. What the API would not take is answered as Slack
 * answers it.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 */
final class SlackStandIn implements AutoCloseable {
  static final String TOKEN = "xoxb-1234-s3cret";
  private static final String WEBHOOK = "/services/T0001/B0001/s3cret";
  private static final Set<String> ARGUMENTS =
      Set.of("channel", "text", "blocks", "thread_ts", "username", "icon_emoji", "unfurl_links");
  private static final Map<String, String> CHANNELS =
      Map.of("#data-alerts", "C1H9RESGL", "C1H9RESGL", "C1H9RESGL");

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

  private Answer answer(Received request) {
    var told = fault.get();
    if (told != null) {
      return told;
    }
    return request.uri().getPath().equals("/api/chat.postMessage")
        ? postMessage(request)
        : webhook(request);
  }

  private static Answer postMessage(Received request) {
    if (!request.method().equals("POST")
        || !request.header("Content-Type").orElse("").startsWith("application/json")) {
      return error("invalid_post_type");
    }
    if (!request.header("Authorization").orElse("").equals("Bearer " + TOKEN)) {
      return error("invalid_auth");
    }
    var message = request.json();
    if (!onlyKnownArguments(message)) {
      return error("invalid_arg_name");
    }
    var channel = message.findText("channel").map(CHANNELS::get);
    if (channel.isEmpty()) {
      return error("channel_not_found");
    }
    if (message.findText("text").orElse("").isBlank() && message.find("blocks").isEmpty()) {
      return error("no_text");
    }
    return Answer.json(
        200,
        """
        {
          "ok": true,
          "channel": "%s",
          "ts": "1503435956.000247",
          "message": {"type": "message", "subtype": "bot_message", "ts": "1503435956.000247"}
        }\
        """
            .formatted(channel.get()));
  }

  private static Answer webhook(Received request) {
    if (!request.uri().getPath().equals(WEBHOOK)) {
      return Answer.of(404, "no_service");
    }
    return JsonValue.parse(request.body()).filter(SlackStandIn::onlyKnownArguments).isPresent()
        ? Answer.of(200, "ok")
        : Answer.of(400, "invalid_payload");
  }

  private static boolean onlyKnownArguments(JsonValue message) {
    return message.plain().orElseThrow() instanceof Map<?, ?> members
        && ARGUMENTS.containsAll(members.keySet());
  }

  static Answer error(String code) {
    return Answer.json(200, "{\"ok\": false, \"error\": \"%s\"}".formatted(code));
  }

  @Override
  public void close() {
    http.close();
  }
}
