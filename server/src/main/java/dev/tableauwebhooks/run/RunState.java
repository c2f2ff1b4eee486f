package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Where a run stands. A transition is a method that exists only on the states it is legal from, so
 * an illegal one does not compile.
 */
public sealed interface RunState {

  /** As stored and shown, for example {@code DEAD_LETTERED}. */
  String name();

  /**
   * Why it is in this state, as a sentence that a person can read; empty while nothing is to say.
   */
  default String reason() {
    return "";
  }

  /** Not ended. */
  sealed interface Open extends RunState {
    default Ended cancelled(String reason) {
      return new Cancelled(reason);
    }
  }

  /** Ended, with a reason, and not to be worked on again. */
  sealed interface Ended extends RunState {}

  /** Stored, not begun. */
  record Queued() implements Open {
    @Override
    public String name() {
      return "QUEUED";
    }

    public Running begun() {
      return new Running();
    }
  }

  /** Some node works on it, or did when it died. */
  record Running() implements Open {
    @Override
    public String name() {
      return "RUNNING";
    }

    public Waiting waiting(Instant until, String reason) {
      return new Waiting(until, reason);
    }

    public Succeeded succeeded(String reason) {
      return new Succeeded(reason);
    }

    public Grouped grouped(String reason) {
      return new Grouped(reason);
    }

    public Suppressed suppressed(String reason) {
      return new Suppressed(reason);
    }

    public Skipped skipped(String reason) {
      return new Skipped(reason);
    }

    public DeadLettered deadLettered(String reason, String fix) {
      return new DeadLettered(reason, fix);
    }
  }

  /** Will be tried again at a time. */
  record Waiting(Instant until, String reason) implements Open {
    public Waiting {
      requireNonNull(until, "until");
      requireNonNull(reason, "reason");
    }

    @Override
    public String name() {
      return "WAITING";
    }

    public Running resumed() {
      return new Running();
    }
  }

  /** Every step did what it should. */
  record Succeeded(String reason) implements Ended {
    @Override
    public String name() {
      return "SUCCEEDED";
    }
  }

  /** There was nothing to do: the condition was false, or each step found nothing. */
  record Skipped(String reason) implements Ended {
    @Override
    public String name() {
      return "SKIPPED";
    }
  }

  /** Its event became part of a group or an incident, which another run tells of. */
  record Grouped(String reason) implements Ended {
    @Override
    public String name() {
      return "GROUPED";
    }
  }

  /** Kept back to spare people: by a silence, a throttle, an incident, or quiet hours. */
  record Suppressed(String reason) implements Ended {
    @Override
    public String name() {
      return "SUPPRESSED";
    }
  }

  /** Given up; a person can replay it after mending the cause. */
  record DeadLettered(String reason, String fix) implements Ended {
    @Override
    public String name() {
      return "DEAD_LETTERED";
    }
  }

  /** Ended by a person. */
  record Cancelled(String reason) implements Ended {
    @Override
    public String name() {
      return "CANCELLED";
    }
  }

  /** The names of all states. */
  static java.util.List<String> names() {
    return java.util.List.of(
        "QUEUED",
        "RUNNING",
        "WAITING",
        "SUCCEEDED",
        "SKIPPED",
        "GROUPED",
        "SUPPRESSED",
        "DEAD_LETTERED",
        "CANCELLED");
  }
}
