package dev.tableauwebhooks.rest;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** What a {@link Tableau} was built with. */
record Options(
    URI server,
    String site,
    Credentials credentials,
    Optional<ApiVersion> apiVersion,
    Duration sessionLifetime,
    Limits limits,
    Surroundings surroundings) {

  Duration connectTimeout() {
    return limits.connectTimeout();
  }

  Duration requestTimeout() {
    return limits.requestTimeout();
  }

  int largestAnswer() {
    return limits.largestAnswer();
  }

  /** How long and how much. */
  record Limits(Duration connectTimeout, Duration requestTimeout, int largestAnswer) {}

  /** What tests replace. */
  record Surroundings(InstantSource clock, Sleeper sleeper, DoubleSupplier jitter) {}
}
