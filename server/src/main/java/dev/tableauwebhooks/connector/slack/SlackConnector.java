package dev.tableauwebhooks.connector.slack;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.Connection;
import dev.tableauwebhooks.action.Connector;
import dev.tableauwebhooks.http.HttpSender;
import java.util.List;
import java.util.Optional;

/** {@code slack.post} and {@code slack.update}, and the connections of type {@code slack}. */
public final class SlackConnector implements Connector {
  private final HttpSender http;

  public SlackConnector(HttpSender http) {
    this.http = requireNonNull(http, "http");
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Optional<Class<? extends Connection>> connectionType() {
    return Optional.of(SlackConnection.class);
  }

  @Override
  public List<Action<?>> actions() {
    return List.of(new SlackPost(http), new SlackUpdate(http));
  }
}
