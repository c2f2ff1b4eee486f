package dev.tableauwebhooks.extension;

import dev.tableauwebhooks.action.Connector;
import java.util.List;

/**
 * What the connectors' folder holds: everything, or nothing.
 *
 * @param connectors empty where there are problems
 * @param problems everything that must be mended
 */
public record ConnectorSet(List<Connector> connectors, List<ExtensionProblem> problems) {
  public ConnectorSet {
    connectors = List.copyOf(connectors);
    problems = List.copyOf(problems);
  }
}
