package dev.tableauwebhooks.connector.log;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.Connector;
import java.util.List;

/** {@code log.write}: for trying workflows out, and for a trace of what they saw. */
public final class LogConnector implements Connector {

  @Override
  public String name() {
    return "log";
  }

  @Override
  public List<Action<?>> actions() {
    return List.of(new LogWrite());
  }
}
