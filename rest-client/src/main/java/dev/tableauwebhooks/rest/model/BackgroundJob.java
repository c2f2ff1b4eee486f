package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as the list of jobs shows it.
 *
 * @param status {@code Pending}, {@code InProgress}, {@code Success}, {@code Failed} or {@code
 *     Cancelled}
 * @param jobType such as {@code refresh_extracts}
 * @param title usually the name of the object that it works on
 */
public record BackgroundJob(
    String luid,
    String status,
    String jobType,
    Optional<String> title,
    Optional<String> subtitle,
    Optional<Instant> createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  public BackgroundJob {
    requireNonNull(luid, "luid");
    requireNonNull(status, "status");
    requireNonNull(jobType, "jobType");
    requireNonNull(title, "title");
    requireNonNull(subtitle, "subtitle");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(endedAt, "endedAt");
  }
}
