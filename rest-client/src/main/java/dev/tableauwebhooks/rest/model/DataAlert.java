package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A mail that Tableau sends when a number of a view passes a threshold.
 *
 * @param frequency how often at most, such as {@code Daily}
 * @param recipientLuids users and groups that get it; often empty in lists
 */
public record DataAlert(
    String luid,
    String subject,
    Optional<String> frequency,
    boolean isPublic,
    Optional<Reference> owner,
    Optional<Reference> view,
    List<String> recipientLuids) {
  public DataAlert {
    requireNonNull(luid, "luid");
    requireNonNull(subject, "subject");
    requireNonNull(frequency, "frequency");
    requireNonNull(owner, "owner");
    requireNonNull(view, "view");
    recipientLuids = List.copyOf(recipientLuids);
  }
}
