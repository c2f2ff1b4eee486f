package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A scheduled extract refresh.
 *
 * @param type {@code RefreshExtractTask} for a full refresh, {@code IncrementExtractTask} for an
 *     incremental one; Tableau Cloud writes {@code FullRefresh} and {@code IncrementalRefresh}
 * @param consecutiveFailures how often it failed since it last succeeded; Tableau Cloud suspends
 *     the schedule after five
 * @param subject the workbook or data source that it refreshes
 */
public record RefreshTask(
    String luid,
    Optional<String> type,
    OptionalLong priority,
    long consecutiveFailures,
    Optional<Schedule> schedule,
    Optional<ContentReference> subject) {
  public RefreshTask {
    requireNonNull(luid, "luid");
    requireNonNull(type, "type");
    requireNonNull(priority, "priority");
    requireNonNull(schedule, "schedule");
    requireNonNull(subject, "subject");
  }

  /**
   * When it runs. Tableau Cloud has no schedules with names: there, only the frequency and the next
   * run are present.
   *
   * @param state {@code Active} or {@code Suspended}
   * @param frequency {@code Hourly}, {@code Daily}, {@code Weekly} or {@code Monthly}
   */
  public record Schedule(
      Optional<String> luid,
      Optional<String> name,
      Optional<String> state,
      Optional<String> frequency,
      Optional<Instant> nextRunAt) {
    public Schedule {
      requireNonNull(luid, "luid");
      requireNonNull(name, "name");
      requireNonNull(state, "state");
      requireNonNull(frequency, "frequency");
      requireNonNull(nextRunAt, "nextRunAt");
    }
  }
}
