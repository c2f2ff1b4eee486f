package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

/**
 * What is logged, and how.
 *
 * @param level the least important kind of line that is written of our own code
 */
public record LoggingSettings(Format format, Level level) {
  public LoggingSettings {
    requireNonNull(format, "format");
    requireNonNull(level, "level");
  }

  /** The form of a line. */
  public enum Format {
    /** For people. */
    TEXT,
    /** One JSON object a line, for machines. */
    JSON
  }

  /** How important a line is. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
