package dev.tableauwebhooks.workflow.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as JSON text, for values that end up inside other text. */
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(@Nullable Object value) {
    var text = new JsonText();
    text.write(value);
    return text.out.toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(text);
      case List<?> list -> {
        var separator = '[';
        for (var element : list) {
          out.append(separator);
          write(element);
          separator = ',';
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      case Map<?, ?> map -> {
        var separator = '{';
        for (var entry : map.entrySet()) {
          out.append(separator);
          quote(String.valueOf(entry.getKey()));
          out.append(':');
          write(entry.getValue());
          separator = ',';
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      default -> out.append(Values.text(value));
    }
    Limits.check(out.length());
  }

  private void quote(String text) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
