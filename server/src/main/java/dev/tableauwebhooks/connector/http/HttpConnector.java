package dev.tableauwebhooks.connector.http;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.action.Connector;
import dev.tableauwebhooks.http.HttpSender;
import java.util.List;

/** {@code http.request}: for every system that has no connector of its own. */
public final class HttpConnector implements Connector {
  private final HttpSender http;

  public HttpConnector(HttpSender http) {
    this.http = requireNonNull(http, "http");
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public List<Action<?>> actions() {
    return List.of(new HttpRequest(http));
  }
}
