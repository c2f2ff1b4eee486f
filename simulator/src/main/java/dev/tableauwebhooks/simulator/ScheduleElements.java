package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.List;

/** Writes schedules, alone or as what tasks and subscriptions run by. */
final class ScheduleElements {

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

  /** The schedule of a task: when it runs next, and how often. */
  Element ofTask(Schedule schedule) {
    var interval =
        schedule.frequency().equals("Hourly")
            ? List.of(Element.named("interval").with("hours", "1"))
            : List.<Element>of();
    return Element.named("schedule")
        .with("id", schedule.luid())
        .with("name", schedule.name())
        .with("state", "Active")
        .with("frequency", schedule.frequency())
        .with("nextRunAt", Values.date(schedule.nextRunAt(clock)))
        .child(
            Element.named("frequencyDetails")
                .with("start", schedule.start() + ":00")
                .child(Element.list("intervals", interval)));
  }

  /** The schedule of a subscription. */
  static Element named(Schedule schedule) {
    return Element.reference("schedule", schedule.luid()).with("name", schedule.name());
  }
}
