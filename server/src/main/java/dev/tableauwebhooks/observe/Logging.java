package dev.tableauwebhooks.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends log lines to standard error and to {@code logs/webhooks.log} in the data folder.
 *
 * <p>The level is that of our own code; of libraries nothing below INFO is ever written. If the
 * file cannot be made, that is said on standard error and the server goes on.
 */
public final class Logging implements AutoCloseable {
  private static final String OURS = "dev.tableauwebhooks";

  private final LoggerContext context;

  private Logging(LoggerContext context) {
    this.context = context;
  }

  /** The form of a line. */
  public enum Format {
    /** For people. */
    TEXT,
    /** For people who develop: with the file and line of the code that logged. */
    TEXT_WITH_SOURCE,
    /** One JSON object a line. */
    JSON
  }

  /** Libraries that tell at INFO what only their developers want to know. */
  private static final List<String> CHATTY =
      List.of("org.flywaydb", "io.helidon", "com.github.kagkarlsson", "com.zaxxer");

  /** Replaces what was set before, for the whole process. */
  public static Logging start(Path dataDir, Format format, org.slf4j.event.Level level) {
    return start(dataDir, format, level, LogSizes.DEFAULT);
  }

  static Logging start(Path dataDir, Format format, org.slf4j.event.Level level, LogSizes sizes) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var ours = Level.convertAnSLF4JLevel(level);
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(ours.isGreaterOrEqual(Level.INFO) ? ours : Level.INFO);
    context.getLogger(OURS).setLevel(ours);
    CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    root.addAppender(Appenders.standardError(context, lines(format)));
    JdkLogs.install();
    var folder = dataDir.resolve("logs");
    try {
      Files.createDirectories(folder);
      var file = folder.resolve("webhooks.log");
      root.addAppender(Appenders.file(context, lines(format), file, sizes));
    } catch (IOException e) {
      LoggerFactory.getLogger(Logging.class)
          .atWarn()
          .addKeyValue("folder", folder)
          .setCause(e)
          .log("The log file cannot be made; logs go to standard error alone");
    }
    return new Logging(context);
  }

  private static Function<ILoggingEvent, String> lines(Format format) {
    return switch (format) {
      case TEXT -> TextLines::format;
      case TEXT_WITH_SOURCE -> TextLines::formatWithSource;
      case JSON -> JsonLines::format;
    };
  }

  /** Writes what is left and closes the file; later lines go to standard error alone. */
  @Override
  public void close() {
    context.reset();
    new FirstLogging().configure(context);
  }
}
