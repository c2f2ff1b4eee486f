package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A project: a folder of content and of other projects.
 *
 * @param parentLuid absent for a project at the top
 */
public record Project(
    String luid,
    String name,
    Optional<String> description,
    Optional<String> parentLuid,
    Optional<String> ownerLuid) {
  public Project {
    requireNonNull(luid, "luid");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(parentLuid, "parentLuid");
    requireNonNull(ownerLuid, "ownerLuid");
  }
}
