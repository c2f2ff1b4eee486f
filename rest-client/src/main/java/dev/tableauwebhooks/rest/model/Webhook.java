package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A webhook of a site.
 *
 * @param event such as {@code WorkbookUpdated}; empty where the server names none that is known
 * @param statusChangeReason why Tableau, or somebody, switched it off; empty where it is on
 * @param url where it posts to. Often holds a secret, so {@code toString()} leaves it out
 */
public record Webhook(
    String luid,
    String name,
    String event,
    boolean isEnabled,
    String statusChangeReason,
    String url,
    Optional<Reference> owner) {
  public Webhook {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
    requireNonNull(event, "event");
    requireNonNull(statusChangeReason, "statusChangeReason");
    requireNonNull(url, "url");
    requireNonNull(owner, "owner");
  }

  @Override
  public String toString() {
    return "webhook '%s' (%s) for %s".formatted(name, luid, event);
  }
}
