package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A webhook as it should be: for creating one, or for writing one anew.
 *
 * @param event such as {@code WorkbookUpdated}
 * @param url where to post to; Tableau demands https and a certificate that the public trusts
 */
public record WebhookDefinition(String name, String event, URI url, boolean isEnabled) {
  public WebhookDefinition {
    requireNonNull(name, "name");
    requireNonNull(event, "event");
    requireNonNull(url, "url");
  }

  @Override
  public String toString() {
    return "webhook '%s' for %s".formatted(name, event);
  }
}
