package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What outgoing calls may reach.
 *
 * @param allow host names, addresses and networks ({@code 10.1.0.0/16}) that may be called although
 *     they are private, in lower case
 * @param proxy the HTTP proxy that outgoing calls go through
 */
public record OutgoingSettings(List<String> allow, Optional<URI> proxy) {
  public OutgoingSettings {
    allow = List.copyOf(allow);
    requireNonNull(proxy, "proxy");
  }
}
