package dev.tableauwebhooks.simulator.export;

/** Text within XML. */
final class Markup {

  private Markup() {}

  /** The text as it stands in an element or a quoted attribute; what XML cannot say is dropped. */
  static String escape(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .filter(point -> point == '\n' || (point >= ' ' && point != 0xFFFE && point != 0xFFFF))
        .forEach(point -> {
          switch (point) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            default -> safe.appendCodePoint(point);
          }
        });
    return safe.toString();
  }
}
