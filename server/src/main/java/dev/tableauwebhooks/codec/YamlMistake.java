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

  private static final String QUOTE = "Put the value in quotes.";

  private YamlMistake() {}

  /** Notes the mistake where it begins, which is not always where the parser gave up. */
  static void note(MarkedYamlEngineException e, String source, Problems problems) {
    var message = e.getProblem();
    var begin =
        isUnfinished(message) || isAlias(e)
            ? e.getContextMark().or(e::getProblemMark)
            : e.getProblemMark().or(e::getContextMark);
    var line = begin.map(mark -> line(mark, source)).orElse("");
    var badStart = BAD_START.matcher(message);
    var where = begin.map(Yaml::position).orElse(Position.START);
    if (message.contains("TAB")) {
      problems.add(where, "", "There is a tab in the indentation.", "Indent with spaces.");
    } else if (isAlias(e)) {
      problems.add(where, "", "A value cannot begin with *.", QUOTE);
    } else if (badStart.matches()) {
      problems.add(where, "", "A value cannot begin with %s.".formatted(badStart.group(1)), QUOTE);
    } else if (isUnfinished(message)) {
      problems.add(where, "", "A quote or bracket is opened here and not closed.", "Close it.");
    } else if (AFTER_QUOTES.matcher(line).matches()) {
      problems.add(
          where,
          "",
          "There is more behind the closing quote.",
          "Put the whole value in quotes, or write it below a line that ends in |.");
    } else if (line.contains("${{")) {
      problems.add(
          where, "", "This expression breaks the YAML around it.", "Put its value in quotes.");
    } else if (message.startsWith("mapping values are not allowed")) {
      problems.add(
          where,
          "",
          "There is a colon where no key can be.",
          "Put a value that holds a colon in quotes, or check the indentation.");
    } else {
      problems.add(where, "", raw(e), "Check the indentation, quotes and brackets around it.");
    }
  }

  private static String raw(MarkedYamlEngineException e) {
    var context = e.getContext();
    return "This is not YAML: %s%s."
        .formatted(
            context == null || context.isBlank() ? "" : context + ", ",
            e.getProblem().replaceFirst("\\.$", ""));
  }

  private static boolean isAlias(MarkedYamlEngineException e) {
    return e.getContext() != null && e.getContext().contains("an alias");
  }

  private static boolean isUnfinished(String message) {
    return message.contains("unexpected end of stream") || message.contains("<stream end>");
  }

  private static String line(Mark mark, String source) {
    var lines = source.split("\\R", -1);
    return mark.getLine() < lines.length ? lines[mark.getLine()] : "";
  }
}
