package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Content, as Tableau mentions it elsewhere.
 *
 * @param name absent where Tableau gives only the identifier
 */
public record ContentReference(ContentType type, String luid, Optional<String> name) {
  public ContentReference {
    requireNonNull(type, "type");
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
  }
}
