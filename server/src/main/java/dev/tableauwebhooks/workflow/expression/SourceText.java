package dev.tableauwebhooks.workflow.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import java.util.Map;

/** Where the parts of a parsed expression stand in its text. */
final class SourceText {
  private final String text;
  private final Map<Long, Integer> positions;
  private final CelSource source;

  SourceText(String text, CelSource source) {
    this.text = text;
    this.source = source;
    this.positions = source.getPositionsMap();
  }

  /** Where a part stands; for a call, at its operator or opening parenthesis. */
  int offset(long id) {
    return charIndex(positions.getOrDefault(id, 0));
  }

  /** Where the field of a selection begins: behind the dot and white space. */
  int fieldOffset(long selectId) {
    return behindDot(offset(selectId));
  }

  private int behindDot(int dot) {
    var at = dot;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  /** Where the name of a called function begins: before its parenthesis. */
  int functionOffset(long callId, String name) {
    var parenthesis = offset(callId);
    var at = text.lastIndexOf(name, parenthesis);
    return at < 0 ? parenthesis : at;
  }

  int offset(CelIssue issue) {
    var location = issue.getSourceLocation();
    var known = source.getLocationOffset(location.getLine(), location.getColumn());
    return known.map(this::charIndex).map(this::behindDot).orElse(text.length());
  }

  /** CEL counts code points. */
  private int charIndex(int codePoints) {
    return text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
  }
}
