package dev.tableauwebhooks.connector.log;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Succeeded;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes one line to the server's log, with the run and step it comes from. */
final class LogWrite implements Action<LogWriteSettings> {
  private static final Logger LOG = LoggerFactory.getLogger(LogWrite.class);

  @Override
  public ActionDescription<LogWriteSettings> description() {
    return new ActionDescription<>(
        "log.write", "Writes a line to the server's log.", LogWriteSettings.class, List.of());
  }

  @Override
  public ActionOutcome run(LogWriteSettings settings, ActionContext context) {
    LOG.atLevel(level(settings.level()))
        .addKeyValue("runId", context.runId())
        .addKeyValue("step", context.step())
        .log(LogLine.of(settings.message()));
    return new Succeeded("Wrote a line to the log");
  }

  private static Level level(LogWriteSettings.Level level) {
    return switch (level) {
      case DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARN -> Level.WARN;
      case ERROR -> Level.ERROR;
    };
  }
}
