package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * A background job that refreshes an extract or runs a flow.
 *
 * @param type Tableau's word in the list of jobs: {@code refresh_extracts}, {@code
 *     increment_extracts} or {@code run_flow}
 * @param notes the error text of a failed refresh, or what a successful one reports; empty before
 */
public record Job(
    String luid,
    String type,
    Target target,
    Status status,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    String notes) {

  /** The {@code type} of a job that runs a flow. */
  static final String RUN_FLOW = "run_flow";

  /** What is worked on; kept by the job, since the content may be deleted meanwhile. */
  public record Target(String luid, String name, boolean workbook) {}

  /** The states of a job, as the list of jobs names them. */
  public enum Status {
    PENDING("Pending"),
    IN_PROGRESS("InProgress"),
    SUCCESS("Success"),
    FAILED("Failed"),
    CANCELLED("Cancelled");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  boolean runsFlow() {
    return type.equals(RUN_FLOW);
  }

  boolean isOpen() {
    return status == Status.PENDING || status == Status.IN_PROGRESS;
  }

  Job started(Instant now) {
    return new Job(
        luid, type, target, Status.IN_PROGRESS, createdAt, Optional.of(now), completedAt, notes);
  }

  Job ended(Status end, Instant now, String endNotes) {
    return new Job(
        luid,
        type,
        target,
        end,
        createdAt,
        Optional.of(startedAt.orElse(now)),
        Optional.of(now),
        endNotes);
  }
}
