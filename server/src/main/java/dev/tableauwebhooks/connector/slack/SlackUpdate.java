package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.http.HttpSender;
import java.util.Optional;

/** Edits a message. May be repeated: the message then says the same as before. */
final class SlackUpdate implements Action<SlackUpdateSettings> {
  private final HttpSender http;

  SlackUpdate(HttpSender http) {
    this.http = http;
  }

  @Override
  public ActionDescription<SlackUpdateSettings> description() {
    return new ActionDescription<>(
        "slack.update",
        "Edits a message that a bot posted to Slack.",
        SlackUpdateSettings.class,
        PostedMessage.OUTPUTS);
  }

  @Override
  public ActionOutcome run(SlackUpdateSettings settings, ActionContext context)
      throws InterruptedException {
    var message = new SlackMessage(settings.text(), settings.blocks());
    var problem = problem(settings).or(message::problem);
    if (problem.isPresent()) {
      return problem.get();
    }
    var posted = new PostedMessage(settings.channel(), settings.ts());
    return SlackCalls.outcome(
        new SlackCalls(http, settings.connection()).update(message.toEdit(posted)),
        "Edited a message of %s in Slack".formatted(settings.channel()));
  }

  private static Optional<Failed> problem(SlackUpdateSettings settings) {
    if (settings.connection().botToken().isEmpty()) {
      return Optional.of(
          new Failed(
              "The Slack connection has no 'botToken', and a webhook cannot edit.",
              "Add 'botToken' to the connection in tableau-webhooks.yaml."));
    }
    return settings.channel().isBlank() || settings.ts().isBlank()
        ? Optional.of(
            new Failed(
                "'channel' or 'ts' is empty, so no message is named.",
                "Give both as the step that posted the message returned them, for example ${{ steps.tell.ts }}."))
        : Optional.empty();
  }
}
