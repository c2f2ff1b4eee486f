package dev.tableauwebhooks.noise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A workflow or target that is held.
 *
 * @param name of the workflow; or of the target: an action's connector such as {@code slack}, a
 *     connection, or a host
 * @param gap how far apart runs are let go while it is drained
 * @param nextAt when the next run may go while it is drained
 * @param holds how many runs it holds
 */
public record Pause(
    String id,
    Kind kind,
    String name,
    String author,
    String reason,
    Instant since,
    Optional<Instant> resumedAt,
    Optional<String> resumedBy,
    Optional<Duration> gap,
    Optional<Instant> nextAt,
    long holds) {

  /** What is paused. */
  public enum Kind {
    WORKFLOW,
    TARGET
  }

  /** Whether runs that come now are held, for good or until it is their time. */
  public boolean isInForce(Instant now) {
    return resumedAt.isEmpty() || nextAt.filter(now::isBefore).isPresent();
  }
}
