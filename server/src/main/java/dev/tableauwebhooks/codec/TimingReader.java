package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.workflow.Timing;
import dev.tableauwebhooks.workflow.Timing.Expectation;
import dev.tableauwebhooks.workflow.Timing.Schedule;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.time.Deadline;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code schedule} and {@code expect}. */
final class TimingReader {
  private final Problems problems;
  private final ExpressionCompiler compiler;

  TimingReader(Problems problems, ExpressionCompiler compiler) {
    this.problems = problems;
    this.compiler = compiler;
  }

  Optional<Timing> schedule(MappingReader workflow) {
    return workflow
        .mapping("schedule")
        .flatMap(it -> word(it, "schedule").timetable("cron"))
        .map(Schedule::new);
  }

  /** What reads the names of events. */
  @FunctionalInterface
  interface Events {
    Set<String> read(List<YamlNode> items, String path);
  }

  Optional<Timing> expect(MappingReader workflow, Events events) {
    return workflow.mapping("expect").flatMap(it -> expect(word(it, "expect"), events));
  }

  private static Optional<Timing> expect(WordReader word, Events events) {
    var items = word.items("event");
    if (items.isEmpty() && word.has("event")) {
      word.wrong("event", "'event' names no event.", "Name one or more events.");
    }
    var names = events.read(items, "expect.event");
    var condition = word.condition("if");
    var from = word.time("from").orElse(LocalTime.MIDNIGHT);
    var by = word.time("by");
    var zone = word.zone();
    var on = word.days("on");
    var grace = word.durationOrNothing("grace").orElse(Duration.ZERO);
    return by.map(
        time -> new Expectation(names, condition, new Deadline(from, time, zone, on, grace)));
  }

  private WordReader word(YamlNode.Mapping mapping, String word) {
    var keys = WorkflowKeys.ofWord().getOrDefault(word, List.of());
    return new WordReader(mapping, word, keys, compiler, problems);
  }
}
