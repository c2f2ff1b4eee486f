package dev.tableauwebhooks.observe;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.function.Function;

/** Where log lines go. */
final class Appenders {
  private static final int DAYS_KEPT = 30;

  private Appenders() {}

  static Appender<ILoggingEvent> standardError(
      LoggerContext context, Function<ILoggingEvent, String> format) {
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName("standard error");
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context, format));
    appender.start();
    return appender;
  }

  /** A file that is put aside every day and when it is large; the oldest are deleted. */
  static Appender<ILoggingEvent> file(
      LoggerContext context, Function<ILoggingEvent, String> format, Path file, LogSizes sizes) {
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(file.toString());
    appender.setEncoder(encoder(context, format));
    var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(
        file.toString().replaceFirst("\\.log$", "") + ".%d{yyyy-MM-dd}.%i.log.gz");
    rolling.setMaxFileSize(new FileSize(sizes.file()));
    rolling.setTotalSizeCap(new FileSize(sizes.all()));
    rolling.setMaxHistory(DAYS_KEPT);
    rolling.setCleanHistoryOnStart(true);
    rolling.start();
    appender.setRollingPolicy(rolling);
    appender.start();
    return appender;
  }

  private static LineEncoder encoder(
      LoggerContext context, Function<ILoggingEvent, String> format) {
    var encoder = new LineEncoder(format);
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
