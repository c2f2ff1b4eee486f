package dev.tableauwebhooks.codec;

/**
 * The stretch of a YAML file that a scalar was read from, to find a character of its text there.
 *
 * <p>YAML changes text on the way: it drops indentation, folds lines, and resolves escapes and
 * doubled quotes. All but white space keeps its order, so the two are walked side by side.
 *
 * @param source the whole file
 * @param start the index of the scalar's first character, which may be a quote or {@code |}
 * @param style how it is written
 */
record ScalarOrigin(String source, int start, Style style) {
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BLOCK
  }

  Position positionOf(String text, int offset) {
    var at = begin();
    for (var i = 0; i < Math.min(offset, text.length()); i++) {
      at = step(at, text.charAt(i));
    }
    return locate(offset < text.length() ? skipTo(at, text.charAt(offset)) : at);
  }

  boolean isFollowedByComment() {
    var at = start;
    while (at < source.length() && (source.charAt(at) == ' ' || source.charAt(at) == '\t')) {
      at++;
    }
    return at < source.length() && source.charAt(at) == '#';
  }

  private int begin() {
    return switch (style) {
      case PLAIN -> start;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
      case BLOCK -> Math.max(start, source.indexOf('\n', start) + 1);
    };
  }

  /** Behind the source of one character of the text. */
  private int step(int from, char c) {
    var at = skipTo(from, c);
    if (at >= source.length()) {
      return at;
    }
    if (style == Style.DOUBLE_QUOTED && source.charAt(at) == '\\') {
      return at + escapeLength(at);
    }
    return at + (style == Style.SINGLE_QUOTED && c == '\'' ? 2 : 1);
  }

  /** To the source of a character: over indentation, and over line ends that were folded. */
  private int skipTo(int from, char c) {
    var at = from;
    while (at < source.length() && source.charAt(at) != c && isSkipped(at, c)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private boolean isSkipped(int at, char wanted) {
    var c = source.charAt(at);
    if (style == Style.DOUBLE_QUOTED && c == '\\') {
      var next = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
      return next == '\n' || next == '\r';
    }
    // A fold makes a space of a line end.
    return Character.isWhitespace(c) && !(wanted == ' ' && c == '\n');
  }

  /**
   * Of {@code \n}, <code>&#92;u00e9</code> and the like. A pair of surrogates counts for its half.
   */
  private int escapeLength(int at) {
    return switch (at + 1 < source.length() ? source.charAt(at + 1) : ' ') {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private Position locate(int index) {
    var at = Math.min(index, source.length());
    var lineStart = source.lastIndexOf('\n', at - 1) + 1;
    var line = (int) source.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new Position(line + 1, source.codePointCount(lineStart, at) + 1);
  }
}
