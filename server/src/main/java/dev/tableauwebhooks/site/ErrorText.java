package dev.tableauwebhooks.site;

import java.util.regex.Pattern;

/** Tableau's error texts, which often begin with names of Java classes. */
final class ErrorText {
  private static final Pattern CLASSES =
      Pattern.compile("^(?:\\s*(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error)\\s*:)+\\s*");

  private ErrorText() {}

  /** The text without those, or as it is where nothing else would be left. */
  static String readable(String error) {
    var text = CLASSES.matcher(error).replaceFirst("").strip();
    return text.isEmpty() ? error.strip() : text;
  }
}
