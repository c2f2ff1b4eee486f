package dev.tableauwebhooks.simulator;

import java.util.Collection;

/**
 * A piece of HTML. Whatever is put into a template is escaped, unless it is markup itself, so that
 * names with {@code <} and quotes stay names, in text and in attributes in double quotes.
 */
record Markup(String html) {

  static final Markup NONE = new Markup("");

  private static final String HOLE = "{}";

  /**
   * Fills the holes of a template.
   *
   * @param template HTML with {@code {}} for each part; a constant, never data
   */
  static Markup of(String template, Object... parts) {
    var html = new StringBuilder();
    var from = 0;
    for (var part : parts) {
      var hole = template.indexOf(HOLE, from);
      if (hole < 0) {
        throw new IllegalArgumentException("More parts than holes: " + template);
      }
      html.append(template, from, hole).append(html(part));
      from = hole + HOLE.length();
    }
    if (template.indexOf(HOLE, from) >= 0) {
      throw new IllegalArgumentException("More holes than parts: " + template);
    }
    return new Markup(html.append(template, from, template.length()).toString());
  }

  static Markup join(Collection<Markup> pieces) {
    var html = new StringBuilder();
    pieces.forEach(piece -> html.append(piece.html()));
    return new Markup(html.toString());
  }

  private static String html(Object part) {
    return part instanceof Markup(var inner) ? inner : escape(part.toString());
  }

  private static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (var index = 0; index < text.length(); index++) {
      var letter = text.charAt(index);
      switch (letter) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(letter);
      }
    }
    return escaped.toString();
  }
}
