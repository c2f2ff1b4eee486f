package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the server listens and who may administer it.
 *
 * @param host the address to bind to; by default all in production, only this machine in
 *     development
 * @param port 0 for any free one
 * @param publicUrl the address under which Tableau reaches the server, without a slash at its end
 * @param adminTokens tokens for the API and the dashboard, beside those in the store
 * @param key what the tokens of sites are derived from; empty for the key file in the data folder
 */
public record ServerSettings(
    String host,
    int port,
    Optional<URI> publicUrl,
    List<Secret> adminTokens,
    Optional<Secret> key) {
  static final int DEFAULT_PORT = 8000;

  public ServerSettings {
    requireNonNull(host, "host");
    requireNonNull(publicUrl, "publicUrl");
    adminTokens = List.copyOf(adminTokens);
    requireNonNull(key, "key");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port);
    }
  }
}
