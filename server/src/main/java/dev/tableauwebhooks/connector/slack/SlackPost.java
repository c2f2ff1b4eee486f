package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import dev.tableauwebhooks.http.HttpSender;
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

  /** The message cannot be edited any more, so that what it should say needs a new one. */
  private static final Set<String> GONE = Set.of("message_not_found", "edit_window_closed");

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
    return earlier.isPresent() ? delivery.again(earlier.get()) : delivery.post();
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
      return post(channel(), settings.threadTs(), "Posted to %s in Slack");
    }

    ActionOutcome again(PostedMessage earlier) throws InterruptedException {
      return switch (settings.again()) {
        case EDIT -> edit(earlier);
        case THREAD -> answer(earlier);
        case POST -> post();
      };
    }

    private ActionOutcome edit(PostedMessage earlier) throws InterruptedException {
      var reply = calls.update(message.toEdit(earlier));
      var isGone =
          reply instanceof Answered answer
              && SlackAnswer.findError(answer).filter(GONE::contains).isPresent();
      return isGone
          ? post()
          : SlackCalls.outcome(reply, "Edited the message in %s in Slack".formatted(channel()));
    }

    /** Gives back the first message again, so that the next answer stands in the same thread. */
    private ActionOutcome answer(PostedMessage earlier) throws InterruptedException {
      var thread = settings.threadTs().or(() -> Optional.of(earlier.ts()));
      var outcome = post(earlier.channel(), thread, "Answered in a thread of %s in Slack");
      return outcome instanceof Succeeded(var summary, _)
          ? new Succeeded(summary, earlier.outputs())
          : outcome;
    }

    private ActionOutcome post(String where, Optional<String> thread, String done)
        throws InterruptedException {
      var json = message.toPost(settings, Optional.of(where), thread);
      return SlackCalls.outcome(calls.post(json, where), done.formatted(channel()));
    }

    private String channel() {
      return settings.channel().orElseThrow();
    }
  }
}
