package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What to change about content; what is absent stays as it is.
 *
 * <pre>{@code ContentChange.none().named("Sales 2026").inProject(projectLuid)}</pre>
 *
 * @param projectLuid where to move it
 * @param ownerLuid who shall own it
 * @param description workbooks from version 3.21 on, and data sources
 * @param showTabs of a workbook
 */
public record ContentChange(
    Optional<String> name,
    Optional<String> projectLuid,
    Optional<String> ownerLuid,
    Optional<String> description,
    Optional<Boolean> showTabs) {
  private static final ContentChange NONE =
      new ContentChange(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public ContentChange {
    requireNonNull(name, "name");
    requireNonNull(projectLuid, "projectLuid");
    requireNonNull(ownerLuid, "ownerLuid");
    requireNonNull(description, "description");
    requireNonNull(showTabs, "showTabs");
  }

  /** Nothing, to begin with. */
  public static ContentChange none() {
    return NONE;
  }

  public ContentChange named(String text) {
    return new ContentChange(Optional.of(text), projectLuid, ownerLuid, description, showTabs);
  }

  public ContentChange inProject(String luid) {
    return new ContentChange(name, Optional.of(luid), ownerLuid, description, showTabs);
  }

  public ContentChange ownedBy(String luid) {
    return new ContentChange(name, projectLuid, Optional.of(luid), description, showTabs);
  }

  public ContentChange described(String text) {
    return new ContentChange(name, projectLuid, ownerLuid, Optional.of(text), showTabs);
  }

  public ContentChange showingTabs(boolean shown) {
    return new ContentChange(name, projectLuid, ownerLuid, description, Optional.of(shown));
  }
}
