package dev.tableauwebhooks.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines for machines: one JSON object each, with the facts of a message beside it. A fact whose key
 * is taken gets an underscore after it.
 */
final class JsonLines {
  private JsonLines() {}

  static String format(ILoggingEvent event) {
    var line = LogLine.of(event);
    var json = new StringBuilder(300);
    json.append("{\"time\":");
    append(json, line.time().toString());
    field(json, "level", line.level());
    field(json, "message", line.message());
    field(json, "logger", line.logger());
    field(json, "thread", line.thread());
    Set<String> taken =
        new HashSet<>(List.of("time", "level", "message", "logger", "thread", "error"));
    for (var pair : line.pairs()) {
      var key = pair.key();
      while (!taken.add(key)) {
        key += "_";
      }
      field(json, key, pair.value());
    }
    line.stack().ifPresent(stack -> field(json, "error", stack));
    return json.append("}\n").toString();
  }

  private static void field(StringBuilder json, String key, String value) {
    json.append(',');
    append(json, key);
    json.append(':');
    append(json, value);
  }

  private static void append(StringBuilder json, String text) {
    json.append('"');
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      switch (character) {
        case '"', '\\' -> json.append('\\').append(character);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (character < ' ' || (Character.isSurrogate(character) && !isPaired(text, i))) {
            json.append("\\u%04x".formatted((int) character));
          } else {
            json.append(character);
          }
        }
      }
    }
    json.append('"');
  }

  private static boolean isPaired(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }
}
