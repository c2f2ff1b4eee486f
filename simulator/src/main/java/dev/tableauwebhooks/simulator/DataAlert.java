package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.List;

/**
 * A mail that is sent when a number of a view passes a threshold.
 *
 * @param recipients the LUIDs of users, without duplicates
 */
record DataAlert(
    String luid,
    String subject,
    Rule rule,
    boolean isPublic,
    String ownerLuid,
    String viewLuid,
    List<String> recipients,
    Instant createdAt,
    Instant updatedAt) {

  /** When to send, and how often at most. */
  record Rule(String condition, String threshold, String frequency) {}

  DataAlert {
    recipients = recipients.stream().distinct().toList();
  }

  DataAlert withRecipients(List<String> changed) {
    return new DataAlert(
        luid, subject, rule, isPublic, ownerLuid, viewLuid, changed, createdAt, updatedAt);
  }

  DataAlert withOwner(String changed) {
    return new DataAlert(
        luid, subject, rule, isPublic, changed, viewLuid, recipients, createdAt, updatedAt);
  }

  DataAlert without(String userLuid) {
    return withRecipients(recipients.stream().filter(luid -> !luid.equals(userLuid)).toList());
  }
}
