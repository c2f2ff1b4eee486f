package dev.tableauwebhooks.observe;

import java.text.MessageFormat;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Sends on what libraries log through the JDK, such as the web server, to our own logs. */
final class JdkLogs extends Handler {

  private JdkLogs() {}

  static void install() {
    var root = LogManager.getLogManager().getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new JdkLogs());
    root.setLevel(Level.INFO);
  }

  @Override
  public void publish(LogRecord logged) {
    var name = logged.getLoggerName() == null ? "jdk" : logged.getLoggerName();
    LoggerFactory.getLogger(name)
        .atLevel(level(logged.getLevel()))
        .setCause(logged.getThrown())
        .log(message(logged));
  }

  private static org.slf4j.event.Level level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return org.slf4j.event.Level.ERROR;
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return org.slf4j.event.Level.WARN;
    }
    return level.intValue() >= Level.INFO.intValue()
        ? org.slf4j.event.Level.INFO
        : org.slf4j.event.Level.DEBUG;
  }

  private static String message(LogRecord logged) {
    var parameters = logged.getParameters();
    if (logged.getMessage() == null) {
      return "";
    }
    if (parameters == null || parameters.length == 0) {
      return logged.getMessage();
    }
    try {
      return MessageFormat.format(logged.getMessage(), parameters);
    } catch (IllegalArgumentException _) {
      return logged.getMessage();
    }
  }

  @Override
  public void flush() {
    // Every line is written when it is logged.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
