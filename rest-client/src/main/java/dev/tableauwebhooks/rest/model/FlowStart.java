package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What came of asking for a flow to run. */
public sealed interface FlowStart {

  /**
   * Tableau queued it.
   *
   * @param flowRunLuid absent where Tableau answers only the job
   */
  record Queued(String jobLuid, Optional<String> flowRunLuid) implements FlowStart {
    public Queued {
      requireNonNull(jobLuid, "jobLuid");
      requireNonNull(flowRunLuid, "flowRunLuid");
    }
  }

  /** A run was queued or going already (code 409093), so there is nothing to do. */
  record AlreadyQueued(String detail) implements FlowStart {}
}
