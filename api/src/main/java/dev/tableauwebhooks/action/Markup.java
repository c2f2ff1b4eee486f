package dev.tableauwebhooks.action;

/** The language of a text setting, which decides how inserted values are escaped. */
public enum Markup {
  /** Inserted as it is. */
  PLAIN,
  /** Slack's mrkdwn: {@code &}, {@code <} and {@code >} become entities. */
  MRKDWN,
  /** A URL: an inserted value is percent-encoded, unless the URL begins with it. */
  URL,
  /** HTML text and attribute values. */
  HTML
}
