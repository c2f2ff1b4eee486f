package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How the server makes up for what Tableau did not deliver.
 *
 * @param every how often a site's jobs are compared with the events; empty for never
 * @param grace how long after its job an event may still be delivered
 * @param outdated what becomes of a failure that a success has followed
 */
public record ReconcileSettings(Optional<Duration> every, Duration grace, Outdated outdated) {
  public ReconcileSettings {
    requireNonNull(every, "every");
    requireNonNull(grace, "grace");
    requireNonNull(outdated, "outdated");
  }

  /** What becomes of a failure that a success has followed. */
  public enum Outdated {
    /** It is recorded, and starts nothing. */
    SKIP,
    /** It starts workflows like any other. */
    RUN
  }
}
