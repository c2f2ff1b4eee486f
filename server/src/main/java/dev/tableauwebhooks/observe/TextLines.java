package dev.tableauwebhooks.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lines for people: time in UTC, level, message, facts, and in development the place in the code.
 */
final class TextLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Characters with which a name from outside could forge a line or steer a terminal. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\\s\"=]|^$");

  private TextLines() {}

  static String format(ILoggingEvent event) {
    return format(event, "");
  }

  static String formatWithSource(ILoggingEvent event) {
    return format(event, LogLine.source(event).map(source -> " (" + source + ")").orElse(""));
  }

  private static String format(ILoggingEvent event, String end) {
    var line = LogLine.of(event);
    var text = new StringBuilder(200);
    text.append(TIME.format(line.time())).append(' ');
    text.append("%-5s ".formatted(line.level())).append(oneLine(line.message()));
    for (var pair : line.pairs()) {
      text.append(' ').append(pair.key()).append('=').append(quoted(pair.value()));
    }
    text.append(end).append('\n');
    line.stack().ifPresent(text::append);
    return text.toString();
  }

  private static String quoted(String value) {
    var plain = oneLine(value);
    return NEEDS_QUOTES.matcher(plain).find() ? '"' + plain.replace("\"", "\\\"") + '"' : plain;
  }

  private static String oneLine(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
