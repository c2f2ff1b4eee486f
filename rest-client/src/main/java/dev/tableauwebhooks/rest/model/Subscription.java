package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A view or workbook that Tableau mails to a user by a schedule.
 *
 * @param isSuspended whether Tableau stopped it, for example after repeated failures
 * @param content the view or workbook
 * @param user who gets the mail
 */
public record Subscription(
    String luid,
    String subject,
    Optional<String> message,
    boolean isSuspended,
    Optional<ContentReference> content,
    Optional<Reference> schedule,
    Optional<Reference> user) {
  public Subscription {
    requireNonNull(luid, "luid");
    requireNonNull(subject, "subject");
    requireNonNull(message, "message");
    requireNonNull(content, "content");
    requireNonNull(schedule, "schedule");
    requireNonNull(user, "user");
  }
}
