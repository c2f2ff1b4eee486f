package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.http.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What a message shows.
 *
 * @param blocks a Block Kit layout, as a user wrote it: a list, or an object that holds the list
 */
record SlackMessage(String text, Optional<Object> blocks) {

  /** What Slack would not take, in the words of the settings. */
  Optional<Failed> problem() {
    if (text.isBlank() && blocks.isEmpty()) {
      return Optional.of(
          new Failed("'text' is empty.", "Give 'text' or 'blocks' something to show."));
    }
    return layout().filter(it -> !it.isArray()).isPresent()
        ? Optional.of(
            new Failed("'blocks' is not a list.", "Give 'blocks' a list of Block Kit blocks."))
        : Optional.empty();
  }

  /**
   * The JSON that posts it. Webhooks and {@code chat.postMessage} take the same members.
   *
   * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
   */
  JsonValue toPost(
      SlackPostSettings settings, Optional<String> channel, Optional<String> threadTs) {
    return JsonValue.object()
        .putIfPresent("channel", channel)
        .put("text", SlackText.shorten(text))
        .putIfPresent("blocks", layout())
        .putIfPresent("thread_ts", threadTs)
        .putIfPresent("username", settings.username())
        .putIfPresent("icon_emoji", settings.iconEmoji())
        .put("unfurl_links", settings.unfurlLinks())
        .build();
  }

  /**
   * The JSON that makes a message say this. Blocks that are not sent would stay, and {@code parse}
   * is {@code client} unless it is sent, while {@code chat.postMessage} takes {@code none}.
   *
   * @see <a href="https://docs.slack.dev/reference/methods/chat.update">chat.update</a>
   */
  JsonValue toEdit(PostedMessage posted) {
    return JsonValue.object()
        .put("channel", posted.channel())
        .put("ts", posted.ts())
        .put("text", SlackText.shorten(text))
        .put("blocks", layout().orElseGet(() -> JsonValue.of(List.of())))
        .put("parse", "none")
        .build();
  }

  /** Block Kit Builder copies an object that holds the list. */
  private Optional<JsonValue> layout() {
    return blocks
        .map(JsonValue::of)
        .map(given -> given.find("blocks").filter(JsonValue::isArray).orElse(given));
  }
}
