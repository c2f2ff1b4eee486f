package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * Something that a search found.
 *
 * @param type such as {@code workbook}, {@code view} or {@code datasource}
 * @param details everything that Tableau says of it
 */
public record SearchHit(
    String type,
    Optional<String> luid,
    String title,
    Optional<String> ownerName,
    Map<String, Object> details) {
  public SearchHit {
    requireNonNull(type, "type");
    requireNonNull(luid, "luid");
    requireNonNull(title, "title");
    requireNonNull(ownerName, "ownerName");
    requireNonNull(details, "details");
  }
}
