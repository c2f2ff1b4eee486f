package dev.tableauwebhooks.run;

import java.time.Duration;
import java.time.Instant;

/**
 * How far Tableau's event may be from the end of the job that it tells of. No payload names its
 * job, so this is how the two find each other.
 */
public final class Lag {
  /** The event is made after the job has ended, at most so much later. */
  public static final Duration LONGEST = Duration.ofSeconds(90);

  /** The payload's time may be cut to seconds, and the clocks of two machines differ a little. */
  public static final Duration EARLIEST = Duration.ofSeconds(3);

  private Lag() {}

  /** Whether an event that was made at one instant may tell of a job that ended at the other. */
  public static boolean allows(Instant madeAt, Instant endedAt) {
    return !madeAt.isBefore(endedAt.minus(EARLIEST)) && !madeAt.isAfter(endedAt.plus(LONGEST));
  }
}
