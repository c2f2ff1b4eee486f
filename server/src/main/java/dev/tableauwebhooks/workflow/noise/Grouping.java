package dev.tableauwebhooks.workflow.noise;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * Makes one run of many events, in Alertmanager's terms.
 *
 * @param by which events belong together; with an incident, those of one incident do besides
 * @param firstWait how long after the first event of a new group its first run begins
 * @param interval how long after a run the next begins, where events came meanwhile; a group
 *     without any for so long is closed
 * @param repeat how long after the last run an open incident without news is told again
 */
public record Grouping(Key by, Duration firstWait, Duration interval, Optional<Duration> repeat) {

  /** Alertmanager's {@code group_wait}. */
  public static final Duration WAIT = Duration.ofSeconds(30);

  /** Alertmanager's {@code group_interval}. */
  public static final Duration INTERVAL = Duration.ofMinutes(5);

  public Grouping {
    requireNonNull(by, "by");
    requireNonNull(firstWait, "firstWait");
    requireNonNull(interval, "interval");
    requireNonNull(repeat, "repeat");
  }
}
