package dev.tableauwebhooks.connector.log;

/**
 * Text as one line that cannot pass for another: a name that holds a line break must not forge a
 * log entry, nor an escape sequence drive the terminal of whoever reads the log.
 */
final class LogLine {
  private static final int LONGEST = 10_000;

  private LogLine() {}

  static String of(String text) {
    var line = new StringBuilder();
    var shown = Math.min(text.length(), LONGEST);
    text.substring(0, shown).codePoints().forEach(character -> append(line, character));
    if (shown < text.length()) {
      line.append("… (+%d more characters)".formatted(text.length() - shown));
    }
    return line.toString();
  }

  private static void append(StringBuilder line, int character) {
    switch (character) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isHarmless(character)) {
          line.appendCodePoint(character);
        } else {
          line.append("\\u%04x".formatted(character));
        }
      }
    }
  }

  /** Control, line and paragraph separators, invisible formatting such as bidi overrides. */
  private static boolean isHarmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
