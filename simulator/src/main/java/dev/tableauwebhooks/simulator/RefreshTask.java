package dev.tableauwebhooks.simulator;

/**
 * That the extract of a workbook or data source is refreshed by a schedule.
 *
 * @param consecutiveFailedCount how often it has failed since it last succeeded
 */
public record RefreshTask(
    String luid,
    String contentLuid,
    String scheduleLuid,
    boolean incremental,
    int priority,
    int consecutiveFailedCount) {

  static final int FAILURES_UNTIL_SUSPENDED = 5;

  RefreshTask withFailures(int count) {
    return new RefreshTask(luid, contentLuid, scheduleLuid, incremental, priority, count);
  }

  /** The schedule passes over it until a refresh by hand succeeds or somebody resumes it. */
  boolean isSuspended() {
    return consecutiveFailedCount >= FAILURES_UNTIL_SUSPENDED;
  }

  Job.Kind kind() {
    return incremental ? Job.Kind.INCREMENT_EXTRACTS : Job.Kind.REFRESH_EXTRACTS;
  }
}
