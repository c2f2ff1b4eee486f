package dev.tableauwebhooks.config;

import dev.tableauwebhooks.action.Secret;
import java.util.Map;

/**
 * What workflows can name, and nothing else of the machine.
 *
 * @param env variables that expressions see as {@code env.NAME}
 * @param secrets what settings of type secret see as {@code secrets.name}
 * @param connections addresses and credentials of services, by name
 */
public record WorkflowNames(
    Map<String, String> env, Map<String, Secret> secrets, Map<String, RawConnection> connections) {
  public WorkflowNames {
    env = Map.copyOf(env);
    secrets = Map.copyOf(secrets);
    connections = Map.copyOf(connections);
  }

  /** Only the names: a variable may hold what its owner thinks of as secret. */
  @Override
  public String toString() {
    return "WorkflowNames[env=%s, secrets=%s, connections=%s]"
        .formatted(env.keySet(), secrets.keySet(), connections.keySet());
  }
}
