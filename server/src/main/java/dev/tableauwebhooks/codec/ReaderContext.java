package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.Connection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What workflow files can refer to.
 *
 * @param actions every action by its name
 * @param connections the names of the configured connections, by the record of their type
 * @param env the names that the configuration lets workflows see
 * @param secrets the names of the configured secrets
 * @param sites the names of the configured sites
 */
public record ReaderContext(
    Map<String, Action<?>> actions,
    Map<Class<? extends Connection>, Set<String>> connections,
    Set<String> env,
    Set<String> secrets,
    Set<String> sites) {
  public ReaderContext {
    actions = Map.copyOf(actions);
    connections = Map.copyOf(connections);
    env = Set.copyOf(env);
    secrets = Set.copyOf(secrets);
    sites = Set.copyOf(sites);
  }

  /** In alphabetical order. */
  Set<String> connectionsOf(Class<? extends Connection> type) {
    return new TreeSet<>(connections.getOrDefault(type, Set.of()));
  }
}
