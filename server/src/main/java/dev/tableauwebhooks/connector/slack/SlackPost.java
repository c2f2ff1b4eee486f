package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.connector.slack.SlackPostSettings.Again;
import dev.tableauwebhooks.http.HttpSender;
import dev.tableauwebhooks.http.Reply;
import dev.tableauwebhooks.http.Reply.Answered;
import java.util.Optional;
import java.util.Set;

/**
 * Posts one message, or edits or answers the one that the step posted for the same incident or
 * group before.
 *
 * <p>Delivery is at least once: Slack takes no idempotency key here, so where its answer is lost
 * the retry may post a second message. An edit does no harm when it is repeated.
 */
final class SlackPost implements Action<SlackPostSettings> {

  /** The message cannot be edited or answered any more, so that what is new needs a new one. */
  private static final Set<String> GONE =
      Set.of(
          "message_not_found",
          "edit_window_closed",
          "cannot_reply_to_message",
          "restricted_action_thread_locked");

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
        PostedMessage.OUTPUTS);
  }

  @Override
  public ActionOutcome run(SlackPostSettings settings, ActionContext context)
      throws InterruptedException {
    var message = new SlackMessage(settings.text(), settings.blocks());
    var problem = problem(settings).or(message::problem);
    if (problem.isPresent()) {
      return problem.get();
    }
    var calls = new SlackCalls(http, settings.connection());
    if (!byBot(settings)) {
      return calls.postByWebhook(message.toPost(settings, settings.channel(), settings.threadTs()));
    }
    var delivery = new Delivery(settings, message, calls);
    var earlier = PostedMessage.find(context.earlier());
    return earlier.isPresent()
        ? delivery.again(again(settings, context), earlier.get())
        : delivery.post();
  }

  /**
   * A text about an incident says how all of it stands, so it may replace the one before; that
   * about a group tells only what is new.
   */
  private static Again again(SlackPostSettings settings, ActionContext context) {
    return settings.again().orElse(context.incident().isPresent() ? Again.EDIT : Again.POST);
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
      return Optional.of(
          new Failed(
              "The Slack connection has neither 'botToken' nor 'webhookUrl'.",
              "Add one of them to the connection in tableau-webhooks.yaml."));
    }
    return byBot(settings) && settings.channel().isEmpty()
        ? Optional.of(
            new Failed(
                "'channel' is missing, and a bot token has no channel of its own.",
                "Give 'channel' the ID or the #name of a channel."))
        : Optional.empty();
  }

  /** What a bot does with one message. */
  private record Delivery(SlackPostSettings settings, SlackMessage message, SlackCalls calls) {

    ActionOutcome post() throws InterruptedException {
      var json = message.toPost(settings, Optional.of(channel()), settings.threadTs());
      return SlackCalls.outcome(
          calls.post(json, channel()), "Posted to %s in Slack".formatted(channel()));
    }

    ActionOutcome again(Again again, PostedMessage earlier) throws InterruptedException {
      return switch (again) {
        case EDIT -> edit(earlier);
        case THREAD -> answer(earlier);
        case POST -> post();
      };
    }

    private ActionOutcome edit(PostedMessage earlier) throws InterruptedException {
      var reply = calls.update(message.toEdit(earlier));
      return isGone(reply)
          ? post()
          : SlackCalls.outcome(reply, "Edited the message in %s in Slack".formatted(channel()));
    }

    /** Gives back the first message again, so that the next answer stands in the same thread. */
    private ActionOutcome answer(PostedMessage earlier) throws InterruptedException {
      var thread = settings.threadTs().orElse(earlier.ts());
      var json = message.toPost(settings, Optional.of(earlier.channel()), Optional.of(thread));
      var reply = calls.post(json, earlier.channel());
      if (settings.threadTs().isEmpty() && isGone(reply)) {
        return post();
      }
      var done = "Answered in a thread of %s in Slack".formatted(channel());
      var outcome = SlackCalls.outcome(reply, done);
      return outcome instanceof Succeeded ? new Succeeded(done, earlier.outputs()) : outcome;
    }

    private static boolean isGone(Reply reply) {
      return reply instanceof Answered answer
          && SlackAnswer.findError(answer).filter(GONE::contains).isPresent();
    }

    private String channel() {
      return settings.channel().orElseThrow();
    }
  }
}
