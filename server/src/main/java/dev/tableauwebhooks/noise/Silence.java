package dev.tableauwebhooks.noise;

import java.time.Instant;
import java.util.Optional;

/**
 * Runs that match are suppressed for some time.
 *
 * @param matcher an expression, true for what is suppressed
 * @param endedBy who ended it before its time
 * @param suppressed how many runs and events it kept back
 */
public record Silence(
    String id,
    String matcher,
    String author,
    String reason,
    Instant createdAt,
    Instant startsAt,
    Instant endsAt,
    Optional<String> endedBy,
    long suppressed) {

  public boolean isActive(Instant now) {
    return !now.isBefore(startsAt) && now.isBefore(endsAt);
  }
}
