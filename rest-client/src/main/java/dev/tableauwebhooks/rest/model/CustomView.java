package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A view as one user has set and saved it.
 *
 * @param isShared whether others may see it
 */
public record CustomView(
    String luid,
    String name,
    boolean isShared,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Reference> view,
    Optional<Reference> workbook,
    Optional<Reference> owner) {
  public CustomView {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
    requireNonNull(view, "view");
    requireNonNull(workbook, "workbook");
    requireNonNull(owner, "owner");
  }
}
