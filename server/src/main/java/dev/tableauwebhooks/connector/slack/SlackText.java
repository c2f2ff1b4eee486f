package dev.tableauwebhooks.connector.slack;

/**
 * Keeps a message within what Slack shows.
 *
 * @see <a href="https://api.slack.com/changelog/2018-04-truncating-really-long-messages">Slack cuts
 *     a text after 40,000 characters</a>
 */
final class SlackText {
  static final int LONGEST = 40_000;

  /**
   * What an edit may have; Slack refuses more.
   *
   * @see <a href="https://docs.slack.dev/reference/methods/chat.update#errors">msg_too_long</a>
   */
  static final int LONGEST_EDIT = 4_000;

  /** Room for the words at the end. */
  private static final int RESERVE = 40;

  /** How far back a cut looks for the beginning of a link, an entity or a mention. */
  private static final int LONGEST_TOKEN = 3_000;

  private SlackText() {}

  /** The text, or its beginning and how much is missing; never cut within a link or an entity. */
  static String shorten(String text) {
    return shorten(text, LONGEST);
  }

  /** As {@link #shorten(String)}, for an edit. */
  static String shortenEdit(String text) {
    return shorten(text, LONGEST_EDIT);
  }

  private static String shorten(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var end = endBefore(text, longest - RESERVE);
    return "%s… (+%d more characters)".formatted(text.substring(0, end), text.length() - end);
  }

  private static int endBefore(String text, int limit) {
    var end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    end = beforeUnfinished(text, end, '<', '>');
    return beforeUnfinished(text, end, '&', ';');
  }

  private static int beforeUnfinished(String text, int end, char opening, char closing) {
    var opened = text.lastIndexOf(opening, end - 1);
    var isOpen = opened >= 0 && text.lastIndexOf(closing, end - 1) < opened;
    return isOpen && end - opened <= LONGEST_TOKEN ? opened : end;
  }
}
