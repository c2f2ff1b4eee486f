package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.action.Secret;
import dev.tableauwebhooks.http.Content;
import dev.tableauwebhooks.http.HostOrigin;
import dev.tableauwebhooks.http.HttpSender;
import dev.tableauwebhooks.http.JsonValue;
import dev.tableauwebhooks.http.OutgoingRequest;
import dev.tableauwebhooks.http.Reply;
import dev.tableauwebhooks.http.Reply.Answered;
import dev.tableauwebhooks.http.Reply.Busy;
import dev.tableauwebhooks.http.Reply.NoAnswer;
import dev.tableauwebhooks.http.Reply.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;

/**
 * The calls that a connection can make.
 *
 * <p>When Slack asks us to wait, a lane waits. Messages are limited in each channel; edits have the
 * limit of Tier 3 (about 50 a minute), which counts all edits of an app in its workspace.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Slack's rate limits</a>
 */
record SlackCalls(HttpSender http, SlackConnection connection) {

  /** Calls {@code chat.postMessage}. */
  Reply post(JsonValue message, String channel) throws InterruptedException {
    return callApi(
        "chat.postMessage", message, "chat.postMessage %s %s".formatted(token(), channel));
  }

  /** Calls {@code chat.update}. */
  Reply update(JsonValue message) throws InterruptedException {
    return callApi("chat.update", message, "chat.update %s".formatted(token()));
  }

  /** Posts by the incoming webhook. */
  ActionOutcome postByWebhook(JsonValue message) throws InterruptedException {
    var webhookUrl = connection.webhookUrl().map(Secret::reveal).orElseThrow();
    try {
      var request = request(new URI(webhookUrl.strip()), message).inLane(webhookUrl);
      return outcome(http.send(request), SlackAnswer::ofWebhook);
    } catch (URISyntaxException _) {
      return new Failed(
          "'webhookUrl' of the Slack connection is not an address.",
          "Copy the address of the incoming webhook anew: https://hooks.slack.com/services/…");
    }
  }

  /**
   * What a reply of the Web API means.
   *
   * @param done as for {@link SlackAnswer#ofApi}
   */
  static ActionOutcome outcome(Reply reply, String done) {
    return outcome(reply, answer -> SlackAnswer.ofApi(answer, done));
  }

  private static ActionOutcome outcome(Reply reply, Function<Answered, ActionOutcome> read) {
    return switch (reply) {
      case Answered answer -> read.apply(answer);
      case Refused(var reason, var fix) ->
          new Failed("The address of the Slack connection cannot be called: " + reason, fix);
      case NoAnswer(var reason) -> new RetryLater(reason);
      case Busy(var reason, var atLeast) -> new Wait(reason, atLeast);
    };
  }

  private Reply callApi(String method, JsonValue message, String lane) throws InterruptedException {
    var base = connection.apiUrl().toString();
    var uri = URI.create(base + (base.endsWith("/") ? "" : "/") + method);
    return http.send(
        request(uri, message).withHeader("Authorization", "Bearer " + token()).inLane(lane));
  }

  private String token() {
    return connection.botToken().map(Secret::reveal).orElseThrow();
  }

  private static OutgoingRequest request(URI uri, JsonValue message) {
    return OutgoingRequest.of("POST", uri, HostOrigin.CONFIGURATION)
        .withContent(Content.json(message));
  }
}
