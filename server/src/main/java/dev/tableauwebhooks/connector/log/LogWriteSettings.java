package dev.tableauwebhooks.connector.log;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Setting;

/** The settings of {@code log.write}. */
public record LogWriteSettings(
    @Setting(
            "What to write. Line breaks and control characters are shown as \\n, \\u001b and so on.")
        String message,
    @Setting(
            value = "How important it is. DEBUG is not shown in production.",
            defaultValue = "INFO")
        Level level) {
  public LogWriteSettings {
    requireNonNull(message, "message");
    requireNonNull(level, "level");
  }

  /** As in the server's log. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }
}
