package dev.tableauwebhooks.workflow;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How long and how often a failing step is tried again.
 *
 * @param attempts at most so many tries in all; empty for as many as fit before the deadline
 * @param backoff the pause after the first failed try; doubled after each further one, with jitter
 * @param max the longest pause
 * @param deadline how long after the run's start it may still try
 */
public record RetryPolicy(OptionalInt attempts, Duration backoff, Duration max, Duration deadline) {

  /** Ten seconds, doubling up to an hour, for a day. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          OptionalInt.empty(), Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(1));

  public RetryPolicy {
    requireNonNull(attempts, "attempts");
    requireNonNull(backoff, "backoff");
    requireNonNull(max, "max");
    requireNonNull(deadline, "deadline");
  }

  /**
   * The pause after a failed attempt.
   *
   * @param attempt the number of the attempt that failed, from 1
   * @param jitter between 0 (half the pause) and 1 (the whole pause)
   */
  public Duration pauseAfter(int attempt, double jitter) {
    var doublings = Math.min(attempt - 1, 30);
    var whole = Math.min((double) max.toMillis(), backoff.toMillis() * (double) (1L << doublings));
    return Duration.ofMillis(Math.round(whole * (0.5 + jitter / 2)));
  }

  /** Whether a step that has failed so often may be tried once more. */
  public boolean allowsAfter(int attempt) {
    return attempts.isEmpty() || attempt < attempts.getAsInt();
  }
}
