package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Posts one message.
 *
 * <p>Delivery is at least once: Slack takes no idempotency key here, so where its answer is lost
 * the retry may post a second message.
 */
final class SlackPost implements Action<SlackPostSettings> {
  private final HttpSender http;

  SlackPost(HttpSender http) {
    this.http = http;
  }

  @Override
  public ActionDescription<SlackPostSettings> description() {
    return new ActionDescription<>(
        "slack.post",
        "Posts a message to a Slack channel.",
        SlackPostSettings.class,
        List.of(
            new Output(
                "ts",
                ActionDescription.Type.TEXT,
                "The message's identifier, for threads; not from a webhook."),
            new Output(
                "channel",
                ActionDescription.Type.TEXT,
                "The ID of the channel; not from a webhook.")));
  }

  @Override
  public ActionOutcome run(SlackPostSettings settings, ActionContext context)
      throws InterruptedException {
    var problem = problem(settings);
    if (problem.isPresent()) {
      return problem.get();
    }
    var message = SlackMessage.of(settings).json();
    var connection = settings.connection();
    return byBot(settings)
        ? viaApi(message, connection, settings.channel().orElseThrow())
        : viaWebhook(message, connection.webhookUrl().orElseThrow());
  }

  /** The bot where the step names a channel; else the webhook, whose channel is its own. */
  private static boolean byBot(SlackPostSettings settings) {
    var connection = settings.connection();
    return connection.botToken().isPresent()
        && (settings.channel().isPresent() || connection.webhookUrl().isEmpty());
  }

  private static Optional<Failed> problem(SlackPostSettings settings) {
    var connection = settings.connection();
    if (connection.botToken().isEmpty() && connection.webhookUrl().isEmpty()) {
      return failed(
          "The Slack connection has neither 'botToken' nor 'webhookUrl'.",
          "Add one of them to the connection in tableau-webhooks.yaml.");
    }
    if (byBot(settings) && settings.channel().isEmpty()) {
      return failed(
          "'channel' is missing, and a bot token has no channel of its own.",
          "Give 'channel' the ID or the #name of a channel.");
    }
    if (settings.text().isBlank() && settings.blocks().isEmpty()) {
      return failed("'text' is empty.", "Give 'text' or 'blocks' something to show.");
    }
    return SlackMessage.blocks(settings).filter(blocks -> !blocks.isArray()).isPresent()
        ? failed("'blocks' is not a list.", "Give 'blocks' a list of Block Kit blocks.")
        : Optional.empty();
  }

  private ActionOutcome viaApi(JsonValue message, SlackConnection connection, String channel)
      throws InterruptedException {
    var token = connection.botToken().map(Secret::reveal).orElseThrow();
    var request =
        post(URI.create(withoutLastSlash(connection.apiUrl()) + "/chat.postMessage"), message)
            .withHeader("Authorization", "Bearer " + token)
            .inLane("chat.postMessage %s %s".formatted(token, channel));
    return outcome(http.send(request), answer -> SlackAnswer.ofApi(answer, channel));
  }

  private ActionOutcome viaWebhook(JsonValue message, Secret webhookUrl)
      throws InterruptedException {
    try {
      var address = new URI(webhookUrl.reveal().strip());
      var request = post(address, message).inLane(webhookUrl.reveal());
      return outcome(http.send(request), SlackAnswer::ofWebhook);
    } catch (URISyntaxException _) {
      return new Failed(
          "'webhookUrl' of the Slack connection is not an address.",
          "Copy the address of the incoming webhook anew: https://hooks.slack.com/services/…");
    }
  }

  private static OutgoingRequest post(URI uri, JsonValue message) {
    return OutgoingRequest.of("POST", uri, HostOrigin.CONFIGURATION)
        .withContent(Content.json(message));
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

  private static String withoutLastSlash(URI uri) {
    var text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static Optional<Failed> failed(String reason, String fix) {
    return Optional.of(new Failed(reason, fix));
  }
}
