package dev.tableauwebhooks.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written of one call of a logger, with secrets masked.
 *
 * @param pairs the key-value pairs in the order of the call
 * @param stack the stack trace of the cause
 */
record LogLine(
    Instant time,
    String level,
    String logger,
    String thread,
    String message,
    List<Pair> pairs,
    Optional<String> stack) {

  /** A fact that belongs to the message. */
  record Pair(String key, String value) {}

  static LogLine of(ILoggingEvent event) {
    var cause = event.getThrowableProxy();
    return new LogLine(
        event.getInstant(),
        event.getLevel().toString(),
        event.getLoggerName(),
        event.getThreadName(),
        Masking.mask(String.valueOf(event.getFormattedMessage())),
        pairs(event),
        cause == null
            ? Optional.empty()
            : Optional.of(Masking.mask(ThrowableProxyUtil.asString(cause))));
  }

  private static List<Pair> pairs(ILoggingEvent event) {
    var given = event.getKeyValuePairs();
    if (given == null) {
      return List.of();
    }
    var pairs = new ArrayList<Pair>();
    for (var pair : given) {
      pairs.add(new Pair(pair.key, Masking.mask(pair.key, String.valueOf(pair.value))));
    }
    return pairs;
  }

  /** {@code SiteSession.java:42}, of the code that logged. */
  static Optional<String> source(ILoggingEvent event) {
    var callers = event.getCallerData();
    return callers.length == 0
        ? Optional.empty()
        : Optional.of(callers[0].getFileName() + ":" + callers[0].getLineNumber());
  }
}
