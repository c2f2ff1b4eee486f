package dev.tableauwebhooks.connector.slack;

import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message in Slack, as later steps and runs know it: a channel's ID, and a time that is unique in
 * it.
 */
record PostedMessage(String channel, String ts) {
  static final List<Output> OUTPUTS =
      List.of(
          new Output(
              "ts",
              ActionDescription.Type.TEXT,
              "The message's identifier, for threads and edits; not from a webhook."),
          new Output(
              "channel",
              ActionDescription.Type.TEXT,
              "The ID of the channel; not from a webhook."));

  /** The message that outputs name; empty where a webhook posted it, or nothing was posted. */
  static Optional<PostedMessage> find(Map<String, Object> outputs) {
    return outputs.get("channel") instanceof String channel
            && outputs.get("ts") instanceof String ts
        ? Optional.of(new PostedMessage(channel, ts))
        : Optional.empty();
  }

  Map<String, Object> outputs() {
    var outputs = new LinkedHashMap<String, Object>();
    outputs.put("ts", ts);
    outputs.put("channel", channel);
    return outputs;
  }
}
