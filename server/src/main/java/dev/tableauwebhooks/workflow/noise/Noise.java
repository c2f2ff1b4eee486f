package dev.tableauwebhooks.workflow.noise;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a workflow is kept from being noisy. Of {@code throttle}, {@code group} and {@code digest} at
 * most one is given, and with {@code incident} only {@code group}.
 */
public record Noise(
    Optional<Dedupe> dedupe,
    Optional<Throttle> throttle,
    Optional<Grouping> group,
    Optional<Digest> digest,
    Optional<IncidentRule> incident,
    Optional<Concurrency> concurrency,
    Optional<QuietHours> quiet) {

  /** Every event is told at once. */
  public static final Noise UNCHECKED =
      new Noise(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Noise {
    requireNonNull(dedupe, "dedupe");
    requireNonNull(throttle, "throttle");
    requireNonNull(group, "group");
    requireNonNull(digest, "digest");
    requireNonNull(incident, "incident");
    requireNonNull(concurrency, "concurrency");
    requireNonNull(quiet, "quiet");
  }
}
