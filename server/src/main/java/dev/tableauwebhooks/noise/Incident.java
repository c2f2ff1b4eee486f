package dev.tableauwebhooks.noise;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that fails until it is over.
 *
 * @param program the workflow whose rule opened it
 * @param key by which failures are known to belong to it
 * @param title for people
 * @param failures how many failures were counted
 * @param failing how many of its objects still fail
 * @param members how many objects it has or had
 * @param note what a person said last about it
 */
public record Incident(
    String id,
    String program,
    String key,
    String title,
    Optional<String> site,
    State state,
    Instant openedAt,
    Instant changedAt,
    Optional<Instant> endedAt,
    long failures,
    long failing,
    long members,
    Optional<String> acknowledgedBy,
    Optional<Instant> acknowledgedAt,
    Optional<String> snoozedBy,
    Optional<Instant> snoozedUntil,
    Optional<String> closedBy,
    String note) {

  /** Where it stands. */
  public enum State {
    OPEN,
    /** All its objects have recovered. */
    RESOLVED,
    /** A person has ended it. */
    CLOSED
  }

  /**
   * One object of an incident.
   *
   * @param recoveredAt empty while it fails
   */
  public record Member(
      String id,
      String title,
      long failures,
      Instant firstFailedAt,
      Instant lastFailedAt,
      Optional<Instant> recoveredAt) {}
}
