package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.action.Markup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes an inserted value harmless in the language of the text around it. */
final class Escaping {

  private Escaping() {}

  /**
   * @param leads whether the text begins with this value; a URL's beginning is taken as it is
   */
  static String escape(String value, Markup markup, boolean leads) {
    return switch (markup) {
      case PLAIN -> value;
      case MRKDWN -> value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      case HTML ->
          value
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;")
              .replace("'", "&#39;");
      case URL -> leads ? value : urlComponent(value);
    };
  }

  private static String urlComponent(String value) {
    if (value.equals(".") || value.equals("..")) {
      // As a whole path segment it would climb out of the folder that the author wrote.
      return value.replace(".", "%2E");
    }
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
