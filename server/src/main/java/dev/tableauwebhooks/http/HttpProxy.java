package dev.tableauwebhooks.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The proxy that calls to the public internet go through. Hosts with addresses that are not public,
 * and those that the configuration allows, are called directly.
 */
public record HttpProxy(String host, int port, Optional<Login> login) {
  public HttpProxy {
    requireNonNull(host, "host");
    requireNonNull(login, "login");
  }

  /** What the proxy demands. */
  public record Login(String username, String password) {
    public Login {
      requireNonNull(username, "username");
      requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return "login of '%s'".formatted(username);
    }
  }
}
