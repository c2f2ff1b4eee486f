package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A subscription to be made.
 *
 * @param contentType a view or a workbook
 * @param scheduleLuid one of the schedules of a Tableau Server. Tableau Cloud has none, and cannot
 *     make a subscription by this call
 * @param attachment what the mail carries
 */
public record SubscriptionDefinition(
    String subject,
    Optional<String> message,
    ContentType contentType,
    String contentLuid,
    String scheduleLuid,
    String userLuid,
    Attachment attachment) {
  public SubscriptionDefinition {
    requireNonNull(subject, "subject");
    requireNonNull(message, "message");
    requireNonNull(contentLuid, "contentLuid");
    requireNonNull(scheduleLuid, "scheduleLuid");
    requireNonNull(userLuid, "userLuid");
    requireNonNull(attachment, "attachment");
    if (contentType != ContentType.VIEW && contentType != ContentType.WORKBOOK) {
      throw new IllegalArgumentException(
          "One can subscribe to a view or a workbook, not to a %s.".formatted(contentType));
    }
  }

  /** What the mail carries besides a link. */
  public enum Attachment {
    IMAGE,
    PDF,
    IMAGE_AND_PDF
  }
}
