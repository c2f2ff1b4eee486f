package dev.tableauwebhooks.action;

import java.util.List;
import java.util.Optional;

/**
 * The actions of one outside service, and the kind of connection that holds its credentials.
 *
 * <p>A connector in a jar of the {@code connectors/} folder is found by {@link
 * java.util.ServiceLoader} and needs a public constructor without parameters.
 */
public interface Connector {

  /** The first word of its actions' names, and the {@code type} of its connections. */
  String name();

  /**
   * The record that a connection of this type is read into from {@code connections:} of the
   * configuration; empty where the service needs no credentials.
   */
  default Optional<Class<? extends Connection>> connectionType() {
    return Optional.empty();
  }

  /** What a workflow can use, for example {@code slack.post}. */
  List<Action<?>> actions();
}
