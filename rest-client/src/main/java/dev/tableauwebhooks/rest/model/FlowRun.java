package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run of a flow.
 *
 * @param status {@code Pending}, {@code InProgress}, {@code Success}, {@code Failed} or {@code
 *     Cancelled}
 * @param progress in percent
 * @param jobLuid the background job that ran it; its details may hold the error
 */
public record FlowRun(
    String luid,
    String flowLuid,
    String status,
    OptionalLong progress,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    Optional<String> jobLuid) {
  public FlowRun {
    requireNonNull(luid, "luid");
    requireNonNull(flowLuid, "flowLuid");
    requireNonNull(status, "status");
    requireNonNull(progress, "progress");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(completedAt, "completedAt");
    requireNonNull(jobLuid, "jobLuid");
  }
}
