package dev.tableauwebhooks.codec;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The YAML parser's messages in plain words, with what people usually meant. */
final class YamlMistake {
  private static final Pattern BAD_START =
      Pattern.compile("found character '(.+?)' that cannot start any token.*");
  private static final Pattern AFTER_QUOTES =
      Pattern.compile("\\s*(?:- )?\\s*[\\w.]+:\\s+(['\"]).*\\1\\s*[^\\s#].*");

  private YamlMistake() {}

  static String what(MarkedYamlEngineException e, String source) {
    var message = e.getProblem();
    var badStart = BAD_START.matcher(message);
    if (message.contains("TAB")) {
      return "There is a tab in the indentation.";
    }
    if (badStart.matches()) {
      return "A value cannot begin with %s.".formatted(badStart.group(1));
    }
    if (message.startsWith("mapping values are not allowed")) {
      return "There is a colon where no key can be.";
    }
    if (message.contains("unexpected end of stream")) {
      return "A quote or bracket is opened and not closed.";
    }
    return "This is not YAML: %s%s."
        .formatted(
            e.getContext() == null || e.getContext().isBlank() ? "" : e.getContext() + ", ",
            message.replaceFirst("\\.$", ""));
  }

  static String fix(MarkedYamlEngineException e, String source) {
    var message = e.getProblem();
    if (message.contains("TAB")) {
      return "Indent with spaces.";
    }
    var line = e.getProblemMark().or(e::getContextMark).map(mark -> line(mark, source)).orElse("");
    if (AFTER_QUOTES.matcher(line).matches()) {
      return "Put the whole value in quotes, or write it below a line that ends in |.";
    }
    if (line.contains("${{") || BAD_START.matcher(message).matches()) {
      return "Put the value in quotes.";
    }
    if (message.startsWith("mapping values are not allowed")) {
      return "Put a value that holds a colon in quotes, or check the indentation.";
    }
    return message.contains("unexpected end of stream")
        ? "Close it."
        : "Check the indentation, quotes and brackets here and in the line above.";
  }

  private static String line(Mark mark, String source) {
    var lines = source.split("\\R", -1);
    return mark.getLine() < lines.length ? lines[mark.getLine()] : "";
  }
}
