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

  RefreshTask withFailures(int count) {
    return new RefreshTask(luid, contentLuid, scheduleLuid, incremental, priority, count);
  }
}
