package dev.tableauwebhooks.connector.slack;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.action.Setting;
import java.util.Optional;

/** The settings of {@code slack.post}. */
public record SlackPostSettings(
    @Setting("The name of a connection of type slack.") SlackConnection connection,
    @Setting(
            "The channel: its ID (C0123456789) or #name. Needed with a bot token; a webhook has its own.")
        Optional<String> channel,
    @Setting(
            value = "The message in Slack's mrkdwn. With blocks, it is what notifications show.",
            markup = Markup.MRKDWN)
        String text,
    @Setting("A Block Kit layout: a list of blocks, or an object with that list as 'blocks'.")
        Optional<Object> blocks,
    @Setting("The 'ts' of a message to answer in its thread.") Optional<String> threadTs,
    @Setting("A name to post under. Needs the scope chat:write.customize.")
        Optional<String> username,
    @Setting("An emoji to post under, such as :bar_chart:. Needs the scope chat:write.customize.")
        Optional<String> iconEmoji,
    @Setting(value = "Whether Slack shows a preview of links.", defaultValue = "false")
        boolean unfurlLinks,
    @Setting(
            "What to do when this step already posted in an earlier run of the same incident or group: edit that message, answer in its thread, or post a new one. If left out: edit where the workflow has an incident, else post. A webhook always posts.")
        Optional<Again> again) {
  public SlackPostSettings {
    requireNonNull(connection, "connection");
    channel = channel.filter(name -> !name.isBlank());
    requireNonNull(text, "text");
    requireNonNull(blocks, "blocks");
    threadTs = threadTs.filter(ts -> !ts.isBlank());
    requireNonNull(username, "username");
    requireNonNull(iconEmoji, "iconEmoji");
    requireNonNull(again, "again");
  }

  /** What becomes of the message that the step posted before. */
  public enum Again {
    EDIT,
    THREAD,
    POST
  }
}
