package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.codec.Json;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a call to an incoming webhook of Slack would show in the channel. */
record SlackMessage(String text) {
  private static final Pattern LINK = Pattern.compile("<([^<>|]+)(?:\\|([^<>]*))?>");
  private static final Pattern EMOJI = Pattern.compile(":([a-z0-9_+-]+):");
  private static final Pattern BOLD = Pattern.compile("\\*([^*\\n]+)\\*");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static final Map<String, String> PICTURES =
      Map.of("x", "❌", "pencil2", "✏️", "mag", "🔍", "crown", "👑", "white_check_mark", "✅");

  /** Reads the body of the call; what is no message is shown as it is. */
  static SlackMessage of(String body) {
    try {
      return new SlackMessage(shown(ServerClient.textIn(Json.readObject(body), "text")));
    } catch (Json.Malformed _) {
      return new SlackMessage(body);
    }
  }

  /** The message on one line, without the addresses that have a line of their own. */
  String line() {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !ADDRESS.matcher(line).matches())
        .collect(Collectors.joining(" · "));
  }

  private static String shown(String mrkdwn) {
    var linked =
        LINK.matcher(mrkdwn)
            .replaceAll(link ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(link.group(2))
                        .map(label -> label + " (" + link.group(1) + ")")
                        .orElse(link.group(1))));
    var pictured =
        EMOJI
            .matcher(linked)
            .replaceAll(emoji ->
                Matcher.quoteReplacement(PICTURES.getOrDefault(emoji.group(1), emoji.group())));
    return BOLD.matcher(pictured)
        .replaceAll("$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
