package dev.tableauwebhooks.connector.slack;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.action.Setting;
import java.util.Optional;

/** The settings of {@code slack.update}. */
public record SlackUpdateSettings(
    @Setting("The name of a connection of type slack that has a bot token.")
        SlackConnection connection,
    @Setting(
            "The ID of the message's channel, as slack.post returns it: ${{ steps.tell.channel }}.")
        String channel,
    @Setting("The 'ts' of the message, as slack.post returns it: ${{ steps.tell.ts }}.") String ts,
    @Setting(value = "The message in Slack's mrkdwn, as it shall be now.", markup = Markup.MRKDWN)
        String text,
    @Setting("The message's Block Kit layout, as it shall be now; without it, blocks go away.")
        Optional<Object> blocks) {
  public SlackUpdateSettings {
    requireNonNull(connection, "connection");
    requireNonNull(channel, "channel");
    requireNonNull(ts, "ts");
    requireNonNull(text, "text");
    requireNonNull(blocks, "blocks");
  }
}
