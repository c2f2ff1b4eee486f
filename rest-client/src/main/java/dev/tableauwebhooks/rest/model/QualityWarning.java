package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A data quality warning as Tableau holds it.
 *
 * @param contentLuid what it warns of
 * @param author who wrote it last, as people call them
 */
public record QualityWarning(
    String luid,
    String contentLuid,
    Notice notice,
    Optional<String> author,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {
  public QualityWarning {
    requireNonNull(luid, "luid");
    requireNonNull(contentLuid, "contentLuid");
    requireNonNull(notice, "notice");
    requireNonNull(author, "author");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
  }

  /**
   * What people read.
   *
   * @param type {@code WARNING}, {@code DEPRECATED}, {@code STALE}, {@code SENSITIVE_DATA} or
   *     {@code MAINTENANCE}
   * @param isActive whether it is shown
   * @param isSevere whether it is shown to everybody who looks at what depends on it
   */
  public record Notice(String type, boolean isActive, boolean isSevere, String message) {
    public Notice {
      requireNonNull(type, "type");
      requireNonNull(message, "message");
    }
  }
}
