package dev.tableauwebhooks.rest.model;

/** What came of waiting for a job. */
public sealed interface JobEnd {

  /** It ended: look at {@link Job#finish()}, since a job that failed is no error of the call. */
  record Ended(Job job) implements JobEnd {}

  /**
   * Tableau does not know it (404, or code 400031). Completed jobs are forgotten soon, so it has
   * probably ended.
   */
  record Forgotten(String jobLuid) implements JobEnd {}

  /** The time was over first. */
  record StillRunning(Job job) implements JobEnd {}
}
