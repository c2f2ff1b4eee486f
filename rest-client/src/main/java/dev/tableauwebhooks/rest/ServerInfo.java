package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

/**
 * What a server says of itself without a sign-in.
 *
 * @param productVersion such as {@code 2025.3.0}; empty where it does not say
 * @param apiVersion the newest version of the REST API that it speaks
 */
public record ServerInfo(String productVersion, ApiVersion apiVersion) {
  public ServerInfo {
    requireNonNull(productVersion, "productVersion");
    requireNonNull(apiVersion, "apiVersion");
  }
}
