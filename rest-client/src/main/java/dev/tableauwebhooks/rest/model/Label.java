package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A data label on an asset: a certification, a warning, a sensitivity, or one that the site made.
 *
 * @param value such as {@code stale}
 * @param category such as {@code warning}
 */
public record Label(
    String luid,
    Asset asset,
    String value,
    Optional<String> category,
    Optional<String> message,
    boolean isActive,
    boolean isElevated) {
  public Label {
    requireNonNull(luid, "luid");
    requireNonNull(asset, "asset");
    requireNonNull(value, "value");
    requireNonNull(category, "category");
    requireNonNull(message, "message");
  }

  /**
   * What a label is on.
   *
   * @param contentType in Tableau's words: {@code datasource}, {@code table}, {@code database},
   *     {@code column}, {@code flow}, {@code virtualConnection} or {@code virtualConnectionTable}
   */
  public record Asset(String contentType, String luid) {
    public Asset {
      requireNonNull(contentType, "contentType");
      requireNonNull(luid, "luid");
    }
  }
}
