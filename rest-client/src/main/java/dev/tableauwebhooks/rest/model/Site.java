package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A site.
 *
 * @param name the name that people read
 * @param contentUrl the name in URLs; empty for the Default site
 * @param state {@code Active} or {@code Suspended}
 */
public record Site(String luid, String name, String contentUrl, Optional<String> state) {
  public Site {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
    requireNonNull(contentUrl, "contentUrl");
    requireNonNull(state, "state");
  }
}
