package dev.tableauwebhooks.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an event came from and when it happened.
 *
 * @param siteLuid the site that sent the event, where the payload named it
 * @param createdAt when Tableau says that it happened (UTC); absent in payloads without {@code
 *     created_at}
 * @param text the English sentence that newer Tableau versions add so that the payload is a valid
 *     Slack message; it holds no error text
 * @param isReconciled whether Tableau never delivered the event, and this server found out what it
 *     missed by asking
 * @param jobLuid the job of the site that the event tells of; only where this server found the
 *     event by its job, since no payload of Tableau's names one
 */
public record Origin(
    Optional<String> siteLuid,
    Optional<Instant> createdAt,
    Optional<String> text,
    boolean isReconciled,
    Optional<String> jobLuid) {
  public Origin {
    requireNonNull(siteLuid, "siteLuid");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(text, "text");
    requireNonNull(jobLuid, "jobLuid");
  }

  /** Of an event that was delivered. */
  public Origin(Optional<String> siteLuid, Optional<Instant> createdAt, Optional<String> text) {
    this(siteLuid, createdAt, text, false, Optional.empty());
  }
}
