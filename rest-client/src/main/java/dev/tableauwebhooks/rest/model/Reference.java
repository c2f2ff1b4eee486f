package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Another object, as Tableau mentions it.
 *
 * @param name absent where Tableau gives only the identifier
 */
public record Reference(String luid, Optional<String> name) {
  public Reference {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
  }
}
