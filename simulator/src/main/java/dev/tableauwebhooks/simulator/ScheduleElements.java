package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes schedules, alone or as what tasks and subscriptions run by. */
final class ScheduleElements {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final InstantSource clock;

  ScheduleElements(InstantSource clock) {
    this.clock = clock;
  }

  /** All of a schedule, as the server's list of schedules has it. */
  Element whole(Schedule schedule) {
    return Element.named("schedule")
        .with("id", schedule.luid())
        .with("name", schedule.name())
        .with("state", "Active")
        .with("priority", "50")
        .with("createdAt", Values.date(schedule.createdAt()))
        .with("updatedAt", Values.date(schedule.createdAt()))
        .with("type", schedule.type())
        .with("frequency", schedule.frequency())
        .with("nextRunAt", Values.date(schedule.nextRunAt(clock)));
  }

  /** The schedule of a task: when it runs next, how often, and whether it is suspended. */
  Element ofTask(Schedule schedule, boolean suspended) {
    var start = TIME.format(schedule.start());
    var details = Element.named("frequencyDetails").with("start", start);
    if (schedule.frequency().equals("Hourly")) {
      details
          .with("end", start)
          .child(Element.list("intervals", List.of(Element.named("interval").with("hours", "1"))));
    } else {
      details.child(Element.list("intervals", List.of()));
    }
    return Element.named("schedule")
        .with("id", schedule.luid())
        .with("name", schedule.name())
        .with("state", suspended ? "Suspended" : "Active")
        .with("frequency", schedule.frequency())
        .with("nextRunAt", Values.date(schedule.nextRunAt(clock)))
        .child(details);
  }

  /** The schedule of a subscription. */
  static Element named(Schedule schedule) {
    return Element.reference("schedule", schedule.luid()).with("name", schedule.name());
  }
}
