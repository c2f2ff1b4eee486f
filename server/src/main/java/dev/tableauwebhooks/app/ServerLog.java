package dev.tableauwebhooks.app;

import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.Environment;
import dev.tableauwebhooks.config.LoggingSettings;
import dev.tableauwebhooks.observe.Logging;
import org.slf4j.event.Level;

/** Logs as the configuration wants: to standard error and to {@code logs/} in the data folder. */
public final class ServerLog implements AutoCloseable {
  private final Logging logging;

  private ServerLog(Logging logging) {
    this.logging = logging;
  }

  public static ServerLog start(Configuration configuration) {
    Storage.makeFolder(configuration.storage().dataDir());
    var level = Level.valueOf(configuration.logging().level().name());
    var folder = configuration.storage().dataDir();
    return new ServerLog(Logging.start(folder, format(configuration), level));
  }

  private static Logging.Format format(Configuration configuration) {
    if (configuration.logging().format() == LoggingSettings.Format.JSON) {
      return Logging.Format.JSON;
    }
    return configuration.environment() == Environment.DEVELOPMENT
        ? Logging.Format.TEXT_WITH_SOURCE
        : Logging.Format.TEXT;
  }

  @Override
  public void close() {
    logging.close();
  }
}
