package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.noise.TimerStore.Timer;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.InternalEvents.News;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.workflow.Timing;
import dev.tableauwebhooks.workflow.Timing.Expectation;
import dev.tableauwebhooks.workflow.Timing.Schedule;
import dev.tableauwebhooks.workflow.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Starts workflows by the clock. Each time becomes an event, once however many nodes raise it, and
 * the event's run is stored with it. Of the times that passed while no server ran, the last one is
 * made up for.
 */
final class Clockwork {
  /** So long overdue, no node knows the workflow any more. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final TimerStore store;
  private final Supplier<Catalog> catalog;
  private final InternalEvents events;
  private final InstantSource clock;
  private final Recent<Map<String, Timer>> timers;

  Clockwork(
      TimerStore store, Supplier<Catalog> catalog, InternalEvents events, InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.events = events;
    this.clock = clock;
    this.timers = new Recent<>(clock, store::timers);
  }

  /** Starts what is due. Called again and again, by one thread of each node. */
  void tick() throws InterruptedException {
    var active = catalog.get();
    var known = timers.get();
    for (var program : active.programs()) {
      var timing = program.trigger().timing();
      if (timing.isPresent()) {
        tick(program, timing.get(), Optional.ofNullable(known.get(program.name())));
      }
    }
    for (var entry : known.entrySet()) {
      if (isGone(entry.getKey(), entry.getValue(), active)) {
        store.remove(entry.getKey());
        timers.forget();
      }
    }
  }

  /** A workflow that this node does not know may be that of another, which then keeps its time. */
  private boolean isGone(String name, Timer timer, Catalog active) {
    var isTimed =
        active.find(name).filter(program -> program.trigger().timing().isPresent()).isPresent();
    return !isTimed && timer.dueAt().plus(FORGOTTEN).isBefore(clock.instant());
  }

  private void tick(Program program, Timing timing, Optional<Timer> known)
      throws InterruptedException {
    var now = clock.instant();
    var rule = rule(timing);
    if (known.isEmpty() || !known.get().rule().equals(rule)) {
      set(program, rule, timing, now);
    } else if (!known.get().dueAt().isAfter(now)) {
      raise(program, timing, last(timing, known.get().dueAt(), now));
      set(program, rule, timing, now);
    }
  }

  private void set(Program program, String rule, Timing timing, Instant now)
      throws InterruptedException {
    var next = next(timing, now);
    if (next.isPresent()) {
      store.set(program.name(), new Timer(rule, next.get()));
      timers.forget();
    }
  }

  /** Of the times from that one on until now, the last. */
  private static Instant last(Timing timing, Instant first, Instant now) {
    var last = first;
    var next = next(timing, last);
    while (next.isPresent() && !next.get().isAfter(now)) {
      last = next.get();
      next = next(timing, last);
    }
    return last;
  }

  private static Optional<Instant> next(Timing timing, Instant after) {
    return switch (timing) {
      case Schedule(var timetable) -> timetable.next(after);
      case Expectation(_, _, var deadline) -> Optional.of(deadline.next(after).dueAt());
    };
  }

  private static String rule(Timing timing) {
    return switch (timing) {
      case Schedule(var timetable) -> timetable.cron() + " " + timetable.zone();
      case Expectation(_, _, Deadline deadline) -> deadline.toString();
    };
  }

  private void raise(Program program, Timing timing, Instant due) throws InterruptedException {
    var details = new HashMap<String, Object>();
    details.put("workflow", program.name());
    details.put("due_at", due.toString());
    var text =
        switch (timing) {
          case Schedule _ -> "The schedule of '%s' has come to %s.".formatted(program.name(), due);
          case Expectation(var expected, _, var deadline) -> {
            var span = deadline.next(due.minusMillis(1));
            details.put("expected", expected.stream().sorted().toList());
            details.put("from", span.from().toString());
            details.put("by", span.by().toString());
            yield "The deadline of '%s' has come: %s from %s until %s."
                .formatted(
                    program.name(),
                    String.join(" or ", new TreeSet<>(expected)),
                    span.from(),
                    span.by());
          }
        };
    var news =
        new News(
            InternalEventType.SCHEDULED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(program.name()),
            text,
            details);
    events.raiseFor(program, news, program.name() + "\n" + due, due);
  }
}
