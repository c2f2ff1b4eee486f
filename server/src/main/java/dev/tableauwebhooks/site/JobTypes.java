package dev.tableauwebhooks.site;

import dev.tableauwebhooks.rest.Jobs;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import java.util.List;

/** The words of the list of jobs that matter here. */
final class JobTypes {
  /**
   * Extract refreshes, full and incremental, by the site itself or by Tableau Bridge. That of full
   * ones by Bridge was seen in public scripts, that of incremental ones follows its form.
   */
  static final List<String> REFRESHES =
      List.of(
          Jobs.REFRESH_EXTRACTS,
          Jobs.INCREMENT_EXTRACTS,
          "refresh_extracts_via_bridge",
          "increment_extracts_via_bridge");

  static final String SUCCESS = "Success";
  static final String FAILED = "Failed";

  private JobTypes() {}

  static boolean isRefresh(BackgroundJob job) {
    return REFRESHES.contains(job.jobType());
  }

  /** Whether it came to an end by itself. */
  static boolean hasResult(BackgroundJob job) {
    return hasFailed(job) || job.status().equals(SUCCESS);
  }

  static boolean hasFailed(BackgroundJob job) {
    return job.status().equals(FAILED);
  }
}
