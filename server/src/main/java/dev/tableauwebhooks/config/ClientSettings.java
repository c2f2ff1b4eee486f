package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How a command reaches a running server.
 *
 * @param server its address, without a slash at its end
 * @param adminToken what to show it
 */
public record ClientSettings(URI server, Optional<Secret> adminToken) {
  public ClientSettings {
    requireNonNull(server, "server");
    requireNonNull(adminToken, "adminToken");
  }
}
