package dev.tableauwebhooks.workflow.noise;

import static java.util.Objects.requireNonNull;

/**
 * How many runs of a workflow may be at work at once for one key; the others wait for their turn,
 * in the order in which their events came.
 *
 * @param limit at least 1
 */
public record Concurrency(Key key, int limit) {
  public Concurrency {
    requireNonNull(key, "key");
  }
}
