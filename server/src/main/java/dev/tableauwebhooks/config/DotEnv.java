package dev.tableauwebhooks.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: {@code NAME=value}, {@code export NAME=value}, comments, and values in
 * single quotes (taken as they are) or double quotes ({@code \n}, {@code \t}, {@code \"} and {@code
 * \\} are understood). Quoted values may span lines. Nothing is expanded in values.
 *
 * <p>Of our own because no library at hand tells the line of a value.
 */
final class DotEnv {
  private static final Pattern NAME =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=[ \\t]*");
  private static final Pattern COMMENT_AFTER_VALUE = Pattern.compile("\\s+#.*$");

  private final String file;
  private final String[] lines;
  private final Problems problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int next;

  private DotEnv(String file, String text, Problems problems) {
    this.file = file;
    this.lines = text.split("\\R", -1);
    this.problems = problems;
  }

  /** One value of the file. */
  record Entry(String value, Place.InFile place) {
    @Override
    public String toString() {
      return place.toString();
    }
  }

  /** The values by name, in the file's order. */
  static Map<String, Entry> read(String file, String text, Problems problems) {
    var reader = new DotEnv(file, text, problems);
    while (reader.next < reader.lines.length) {
      reader.readLine();
    }
    return reader.entries;
  }

  private void readLine() {
    var number = next++;
    var line = lines[number].strip();
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    var matcher = NAME.matcher(line);
    if (!matcher.lookingAt()) {
      problems.add(
          new Place.InFile(file, number + 1, 1, ""),
          "This line is not of the form NAME=value.",
          "Write NAME=value, or begin the line with # to make it a comment.");
      return;
    }
    var place = new Place.InFile(file, number + 1, 1, matcher.group(1));
    readValue(line.substring(matcher.end()), place).ifPresent(value -> keep(value, place));
  }

  private void keep(String value, Place.InFile place) {
    var earlier = entries.putIfAbsent(place.key(), new Entry(value, place));
    if (earlier != null) {
      problems.add(
          place,
          "%s is given twice, first in line %d.".formatted(place.key(), earlier.place().line()),
          "Remove one of the two lines.");
    }
  }

  private Optional<String> readValue(String rest, Place.InFile place) {
    if (rest.startsWith("'") || rest.startsWith("\"")) {
      return readQuoted(rest, place);
    }
    if (rest.startsWith("#")) {
      return Optional.of("");
    }
    return Optional.of(COMMENT_AFTER_VALUE.matcher(rest).replaceFirst("").strip());
  }

  private Optional<String> readQuoted(String rest, Place.InFile place) {
    var quote = rest.charAt(0);
    var afterOpening = next;
    var text = new StringBuilder(rest.substring(1));
    while (closing(text, quote) < 0 && next < lines.length) {
      text.append('\n').append(lines[next++]);
    }
    var end = closing(text, quote);
    if (end < 0) {
      next = afterOpening;
      problems.add(
          place,
          "The value of %s begins with %s but does not end with it.".formatted(place.key(), quote),
          "Add the closing quote.");
      return Optional.empty();
    }
    refuseTextAfter(text.substring(end + 1).strip(), place);
    var inner = text.substring(0, end);
    return Optional.of(quote == '"' ? unescaped(inner) : inner);
  }

  private void refuseTextAfter(String text, Place.InFile place) {
    if (!text.isEmpty() && !text.startsWith("#")) {
      problems.add(
          place,
          "There is text after the closing quote of %s.".formatted(place.key()),
          "Put the whole value into the quotes.");
    }
  }

  private static int closing(CharSequence text, char quote) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        return i;
      }
      if (quote == '"' && text.charAt(i) == '\\') {
        i++;
      }
    }
    return -1;
  }

  private static String unescaped(String text) {
    var result = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if (character != '\\' || i + 1 == text.length()) {
        result.append(character);
        continue;
      }
      var escaped = text.charAt(++i);
      switch (escaped) {
        case 'n' -> result.append('\n');
        case 't' -> result.append('\t');
        case '"', '\\' -> result.append(escaped);
        default -> result.append(character).append(escaped);
      }
    }
    return result.toString();
  }
}
