package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A label to be set.
 *
 * @param value one of the site's label values, such as {@code stale}
 * @param isElevated whether it is shown to everybody who looks at what depends on the asset
 */
public record LabelDefinition(
    String value, Optional<String> message, boolean isActive, boolean isElevated) {
  public LabelDefinition {
    requireNonNull(value, "value");
    requireNonNull(message, "message");
  }
}
