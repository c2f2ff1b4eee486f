package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How runs are worked on.
 *
 * @param concurrency how many runs are worked on at once
 * @param deadline how long after its start a run may still try, unless its workflow says otherwise
 */
public record RunSettings(int concurrency, Duration deadline) {
  public RunSettings {
    requireNonNull(deadline, "deadline");
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency " + concurrency);
    }
  }
}
