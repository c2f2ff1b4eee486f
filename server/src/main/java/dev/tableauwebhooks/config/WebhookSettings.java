package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How the webhooks on the sites are looked after.
 *
 * @param manage whether the server makes and mends them by itself; by default where {@code
 *     server.publicUrl} is set
 * @param watch how often it looks; empty for never
 * @param prefix what the names of ours begin with
 * @param allowAnyUrl take an address that Tableau itself could not reach, for a simulator
 */
public record WebhookSettings(
    boolean manage, Optional<Duration> watch, String prefix, boolean allowAnyUrl) {
  public WebhookSettings {
    requireNonNull(watch, "watch");
    requireNonNull(prefix, "prefix");
    if (prefix.isBlank()) {
      throw new IllegalArgumentException("prefix is blank");
    }
  }
}
