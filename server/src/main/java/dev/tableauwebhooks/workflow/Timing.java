package dev.tableauwebhooks.workflow;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.workflow.time.Deadline;
import dev.tableauwebhooks.workflow.time.Timetable;
import java.util.Optional;
import java.util.Set;

/** Starts a workflow by the clock instead of by an event. */
public sealed interface Timing {

  /** At each time of a timetable. */
  record Schedule(Timetable timetable) implements Timing {
    public Schedule {
      requireNonNull(timetable, "timetable");
    }
  }

  /**
   * At a deadline by which an event has not happened.
   *
   * @param events wire names, any of which is meant
   * @param condition which of them count
   */
  record Expectation(Set<String> events, Optional<Expression> condition, Deadline deadline)
      implements Timing {
    public Expectation {
      events = Set.copyOf(events);
      requireNonNull(condition, "condition");
      requireNonNull(deadline, "deadline");
    }
  }
}
