package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A group of users.
 *
 * @param domain {@code local}, {@code external} or a directory's name
 */
public record Group(String luid, String name, Optional<String> domain) {
  public Group {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
    requireNonNull(domain, "domain");
  }
}
