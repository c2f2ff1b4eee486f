package dev.tableauwebhooks.workflow.noise;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Drops an event whose key was seen before.
 *
 * @param within how long after the first event of a key the others are dropped
 */
public record Dedupe(Key by, Duration within) {
  public Dedupe {
    requireNonNull(by, "by");
    requireNonNull(within, "within");
  }
}
