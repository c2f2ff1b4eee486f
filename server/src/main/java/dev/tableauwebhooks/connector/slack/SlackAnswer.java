package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.http.JsonValue;
import dev.tableauwebhooks.http.Reply.Answered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Slack's answers mean. */
final class SlackAnswer {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,80}");

  private SlackAnswer() {}

  /**
   * An answer of the Web API: 200 with {@code ok} true or false, 429, or trouble of the network.
   *
   * @param done what was done where Slack says {@code ok}, in the past tense
   * @see <a href="https://docs.slack.dev/apis/web-api/#responses">Web API responses</a>
   */
  static ActionOutcome ofApi(Answered answer, String done) {
    var json = answer.json().filter(JsonValue::isObject);
    if (answer.status() == 200 && json.filter(it -> it.isTrue("ok")).isPresent()) {
      return succeeded(json.get(), done);
    }
    var code = findError(answer);
    if (code.isPresent()) {
      return SlackErrors.outcome(code.get(), detail(json.get()), answer.retryAfter());
    }
    return withoutCode(
        answer, "Check 'apiUrl' of the connection: what answers there is not Slack's Web API.");
  }

  /** The error code in an answer of the Web API. */
  static Optional<String> findError(Answered answer) {
    return answer.json().filter(JsonValue::isObject).flatMap(it -> it.findText("error"));
  }

  /**
   * An answer of an incoming webhook: {@code ok}, or a status with an error code as its text.
   *
   * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">
   *     Incoming webhooks</a>
   */
  static ActionOutcome ofWebhook(Answered answer) {
    if (answer.status() / 100 == 2) {
      return new Succeeded("Posted to Slack by webhook");
    }
    var code = answer.body().strip();
    return CODE.matcher(code).matches()
        ? SlackErrors.outcome(code, "", answer.retryAfter())
        : withoutCode(
            answer,
            "Check 'webhookUrl' of the connection: what answers there is not a Slack webhook.");
  }

  private static Succeeded succeeded(JsonValue json, String done) {
    var outputs = new LinkedHashMap<String, Object>();
    json.findText("ts").ifPresent(ts -> outputs.put("ts", ts));
    json.findText("channel").ifPresent(id -> outputs.put("channel", id));
    return new Succeeded(done, outputs);
  }

  private static ActionOutcome withoutCode(Answered answer, String fix) {
    if (answer.status() == 429) {
      return SlackErrors.outcome("ratelimited", "", answer.retryAfter());
    }
    var reason = "Slack answered %d without an error code.".formatted(answer.status());
    if (answer.status() < 500) {
      return new Failed(reason, fix);
    }
    return answer
        .retryAfter()
        .<ActionOutcome>map(wait -> new Wait(reason, wait))
        .orElseGet(() -> new RetryLater(reason));
  }

  /** The missing scope, and what Slack found wrong with the blocks. */
  private static String detail(JsonValue json) {
    var needed = json.findText("needed").map("needed: %s"::formatted);
    var provided = json.findText("provided").map("provided: %s"::formatted);
    var messages =
        Stream.concat(
                texts(json.find("errors")),
                texts(json.find("response_metadata").flatMap(it -> it.find("messages"))))
            .distinct()
            .limit(5);
    return Stream.of(needed.stream(), provided.stream(), messages)
        .flatMap(part -> part)
        .collect(Collectors.joining("; "));
  }

  private static Stream<String> texts(Optional<JsonValue> list) {
    return list.map(JsonValue::elements).orElse(List.of()).stream()
        .flatMap(element -> element.plain().stream())
        .map(Object::toString)
        .map(text -> text.replaceFirst("^\\[ERROR] ", ""));
  }
}
