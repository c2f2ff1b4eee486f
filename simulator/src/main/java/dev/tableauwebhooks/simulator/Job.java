package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.Optional;

/**
 * A background job: it waits, runs and ends, and is forgotten a while after.
 *
 * @param notes the error text of a failed job, or what a successful one reports; empty before
 */
public record Job(
    String luid,
    Kind kind,
    Target target,
    Status status,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    String notes) {

  /** What a job does. */
  public enum Kind {
    REFRESH_EXTRACTS("refresh_extracts", "RefreshExtract"),
    INCREMENT_EXTRACTS("increment_extracts", "RefreshExtract"),
    // Only the admin views name it, as "Refresh Extracts Via Bridge"; the spelling is a guess.
    BRIDGE_REFRESH("refresh_extracts_via_bridge", "RefreshExtract"),
    RUN_FLOW("run_flow", "RunFlow"),
    // The word of the single job is a guess by the pattern of the others.
    SUBSCRIPTION("single_subscription_notify", "SingleSubscriptionNotify");

    private final String listName;
    private final String singleName;

    Kind(String listName, String singleName) {
      this.listName = listName;
      this.singleName = singleName;
    }

    /** The {@code jobType} in the list of jobs. */
    public String listName() {
      return listName;
    }

    /** The {@code type} of the single job. */
    String singleName() {
      return singleName;
    }

    boolean isRefresh() {
      return this != RUN_FLOW && this != SUBSCRIPTION;
    }
  }

  /** What is worked on; kept by the job, since it may be deleted meanwhile. */
  public record Target(String luid, String name, TargetKind kind) {

    static Target of(Content content) {
      var kind =
          switch (content) {
            case Workbook _ -> TargetKind.WORKBOOK;
            case Datasource _ -> TargetKind.DATASOURCE;
            case Flow _ -> TargetKind.FLOW;
            case View _ -> throw new IllegalArgumentException("A view has no jobs");
          };
      return new Target(content.luid(), content.name(), kind);
    }

    boolean workbook() {
      return kind == TargetKind.WORKBOOK;
    }
  }

  /** What kind of thing is worked on. */
  public enum TargetKind {
    WORKBOOK("workbook", "Workbook"),
    DATASOURCE("datasource", "Data Source"),
    FLOW("flow", "Flow"),
    SUBSCRIPTION("subscription", "Subscription");

    private final String element;
    private final String words;

    TargetKind(String element, String words) {
      this.element = element;
      this.words = words;
    }

    /** The element of the single job. */
    String element() {
      return element;
    }

    /** The {@code subtitle} in the list of jobs. */
    String words() {
      return words;
    }
  }

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

  static Job pending(String luid, Kind kind, Target target, Instant now) {
    return new Job(luid, kind, target, Status.PENDING, now, Optional.empty(), Optional.empty(), "");
  }

  /** Tableau's word in the list of jobs. */
  public String type() {
    return kind.listName();
  }

  boolean runsFlow() {
    return kind == Kind.RUN_FLOW;
  }

  boolean isOpen() {
    return status == Status.PENDING || status == Status.IN_PROGRESS;
  }

  /** In percent. Between start and end nobody measures it. */
  int progress() {
    return switch (status) {
      case PENDING -> 0;
      case IN_PROGRESS -> 50;
      case SUCCESS, FAILED, CANCELLED -> 100;
    };
  }

  /** 0 for success, 1 for a failure, 2 for a cancelled job; empty while it is open. */
  Optional<Integer> finishCode() {
    return switch (status) {
      case PENDING, IN_PROGRESS -> Optional.empty();
      case SUCCESS -> Optional.of(0);
      case FAILED -> Optional.of(1);
      case CANCELLED -> Optional.of(2);
    };
  }

  Job started(Instant now) {
    return new Job(
        luid, kind, target, Status.IN_PROGRESS, createdAt, Optional.of(now), completedAt, notes);
  }

  Job ended(Status end, Instant now, String endNotes) {
    return new Job(
        luid,
        kind,
        target,
        end,
        createdAt,
        Optional.of(startedAt.orElse(now)),
        Optional.of(now),
        endNotes);
  }
}
