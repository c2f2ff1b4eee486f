package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.http.JsonValue;
import java.util.Optional;

/**
 * The JSON of one message. Webhooks and {@code chat.postMessage} take the same members.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 */
record SlackMessage(JsonValue json) {

  static SlackMessage of(SlackPostSettings settings) {
    return new SlackMessage(
        JsonValue.object()
            .putIfPresent("channel", settings.channel())
            .put("text", SlackText.shorten(settings.text()))
            .putIfPresent("blocks", blocks(settings))
            .putIfPresent("thread_ts", settings.threadTs())
            .putIfPresent("username", settings.username())
            .putIfPresent("icon_emoji", settings.iconEmoji())
            .put("unfurl_links", settings.unfurlLinks())
            .build());
  }

  /** Block Kit Builder copies an object that holds the list. */
  static Optional<JsonValue> blocks(SlackPostSettings settings) {
    return settings
        .blocks()
        .map(JsonValue::of)
        .map(given -> given.find("blocks").filter(JsonValue::isArray).orElse(given));
  }
}
