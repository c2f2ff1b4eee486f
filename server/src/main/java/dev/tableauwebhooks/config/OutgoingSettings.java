package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What outgoing calls may reach.
 *
 * @param allow host names, addresses and networks ({@code 10.1.0.0/16}) that may be called although
 *     they are private, in lower case
 * @param proxy the HTTP proxy that calls to the public internet go through
 * @param proxyLogin what the proxy demands
 */
public record OutgoingSettings(
    List<String> allow, Optional<URI> proxy, Optional<Login> proxyLogin) {

  /** A user name and password. */
  public record Login(String username, Secret password) {
    public Login {
      requireNonNull(username, "username");
      requireNonNull(password, "password");
    }
  }

  public OutgoingSettings {
    allow = List.copyOf(allow);
    requireNonNull(proxy, "proxy");
    requireNonNull(proxyLogin, "proxyLogin");
  }
}
