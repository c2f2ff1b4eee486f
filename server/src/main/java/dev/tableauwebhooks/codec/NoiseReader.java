package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.expression.Checked;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.expression.Names;
import dev.tableauwebhooks.workflow.noise.Concurrency;
import dev.tableauwebhooks.workflow.noise.Dedupe;
import dev.tableauwebhooks.workflow.noise.Digest;
import dev.tableauwebhooks.workflow.noise.Grouping;
import dev.tableauwebhooks.workflow.noise.IncidentRule;
import dev.tableauwebhooks.workflow.noise.Noise;
import dev.tableauwebhooks.workflow.noise.QuietHours;
import dev.tableauwebhooks.workflow.noise.Throttle;
import dev.tableauwebhooks.workflow.noise.Throttle.Below;
import dev.tableauwebhooks.workflow.time.DailyWindow;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what keeps a workflow quiet: {@code group}, {@code incident} and the others. */
final class NoiseReader {
  private static final List<String> COLLECTORS = List.of("throttle", "group", "digest");

  private static final int ALL_DAYS = DayOfWeek.values().length;

  private final Problems problems;
  private final Names names;
  private final ExpressionCompiler compiler;

  NoiseReader(Problems problems, ReaderContext context) {
    this.problems = problems;
    this.names = Names.of(context.env(), context.secrets(), Set.of());
    this.compiler = new ExpressionCompiler(names);
  }

  /** What the keys of a workflow say. */
  Noise read(MappingReader workflow) {
    var given =
        Stream.of("dedupe", "throttle", "group", "digest", "incident", "concurrency", "quiet")
            .filter(word -> workflow.has(word))
            .toList();
    if (given.isEmpty()) {
      return Noise.UNCHECKED;
    }
    checkTogether(workflow, given);
    return new Noise(
        word(workflow, "dedupe").flatMap(NoiseReader::dedupe),
        word(workflow, "throttle").flatMap(NoiseReader::throttle),
        word(workflow, "group").map(it -> group(it, given.contains("incident"))),
        word(workflow, "digest").flatMap(NoiseReader::digest),
        word(workflow, "incident").map(this::incident),
        word(workflow, "concurrency").map(NoiseReader::concurrency),
        word(workflow, "quiet").flatMap(NoiseReader::quiet));
  }

  private void checkTogether(MappingReader workflow, List<String> given) {
    if (!workflow.has("on") && (workflow.has("schedule") || workflow.has("expect"))) {
      given.stream()
          .filter(word -> !word.equals("quiet") && !word.equals("concurrency"))
          .forEach(word ->
              wrong(
                  workflow,
                  word,
                  "'%s' makes no sense in a workflow that the clock starts.".formatted(word),
                  "Remove it."));
      return;
    }
    var collectors = given.stream().filter(COLLECTORS::contains).toList();
    collectors.stream()
        .skip(1)
        .forEach(word ->
            wrong(
                workflow,
                word,
                "'%s' and '%s' both collect events.".formatted(collectors.getFirst(), word),
                "Keep one of them."));
    if (given.contains("incident")) {
      collectors.stream()
          .filter(word -> !word.equals("group"))
          .forEach(word ->
              wrong(
                  workflow,
                  word,
                  "'%s' cannot stand beside 'incident'.".formatted(word),
                  "Use 'group', which tells an incident again and again."));
    }
  }

  private void wrong(MappingReader workflow, String word, String what, String fix) {
    var position = workflow.node(word).map(YamlNode::position).orElse(workflow.position());
    problems.add(position, word, what, fix);
  }

  private Optional<WordReader> word(MappingReader workflow, String word) {
    var keys = WorkflowKeys.ofWord().getOrDefault(word, List.of());
    return workflow
        .mapping(word)
        .map(mapping -> new WordReader(mapping, word, keys, compiler, problems));
  }

  private static Optional<Dedupe> dedupe(WordReader word) {
    var by = word.key("by");
    return word.duration("within").map(within -> new Dedupe(by, within));
  }

  private static Optional<Throttle> throttle(WordReader word) {
    var ways = Stream.of("once", "after", "atLeast").filter(word::has).toList();
    var by = word.key("by");
    if (ways.size() != 1) {
      word.wrong(
          ways.isEmpty() ? "" : ways.get(1),
          ways.isEmpty()
              ? "'throttle' does not say how."
              : "'%s' and '%s' exclude each other.".formatted(ways.get(0), ways.get(1)),
          "Write one of: once, after, atLeast.");
      return Optional.empty();
    }
    if (!word.has("atLeast")) {
      Stream.of("within", "below").filter(word::has).forEach(key -> belongsToAtLeast(word, key));
    }
    return switch (ways.getFirst()) {
      case "once" -> word.duration("once").map(within -> new Throttle.Once(by, within));
      case "after" -> word.duration("after").map(within -> new Throttle.After(by, within));
      default -> {
        var count = word.atLeast("atLeast", 2);
        var within = word.duration("within");
        var below = word.choice("below", Below.class).orElse(Below.DROP);
        if (!word.has("within")) {
          word.wrong(
              "atLeast",
              "'atLeast' has no 'within'.",
              "Say in which time so many events must come: within: 10m.");
        }
        yield count.flatMap(it -> within.map(time -> new Throttle.AtLeast(by, it, time, below)));
      }
    };
  }

  private static void belongsToAtLeast(WordReader word, String key) {
    word.wrong(
        key,
        "'%s' belongs to 'atLeast'.".formatted(key),
        "Remove it: 'once' and 'after' say themselves how long.");
  }

  private static Grouping group(WordReader word, boolean hasIncident) {
    var by = word.key("by");
    var firstWait = word.duration("wait").orElse(Grouping.WAIT);
    var interval = word.duration("interval").orElse(Grouping.INTERVAL);
    var repeat = word.duration("repeat");
    if (word.has("repeat") && !hasIncident) {
      word.wrong(
          "repeat",
          "'repeat' needs an 'incident': a group alone is over when it has been told.",
          "Add 'incident', or remove 'repeat'.");
    }
    return new Grouping(by, firstWait, interval, repeat);
  }

  private static Optional<Digest> digest(WordReader word) {
    var by = word.key("by");
    return word.timetable("at").map(at -> new Digest(by, at));
  }

  private IncidentRule incident(WordReader word) {
    return new IncidentRule(
        word.key("key"),
        word.value("member").orElseGet(() -> fixed("event.resource.luid")),
        word.condition("open").orElseGet(() -> fixed("event.type.endsWith('Failed')")),
        word.condition("resolve").orElseGet(() -> fixed("event.type.endsWith('Succeeded')")),
        word.has("inhibits")
            ? word.condition("inhibits", new ExpressionCompiler(names.withInhibitor()))
            : Optional.empty());
  }

  private Expression fixed(String text) {
    return switch (compiler.value(text)) {
      case Checked.Valid<Expression>(var expression) -> expression;
      case Checked.Invalid<Expression>(var mistakes) ->
          throw new IllegalStateException(mistakes.toString());
    };
  }

  private static Concurrency concurrency(WordReader word) {
    return new Concurrency(word.key("key"), word.atLeast("limit", 1).orElse(1));
  }

  private static Optional<QuietHours> quiet(WordReader word) {
    var zone = word.zone();
    var from = word.time("from");
    var to = word.time("to");
    var on = word.days("on");
    var then = word.choice("then", QuietHours.Then.class).orElse(QuietHours.Then.HOLD);
    var unless = word.condition("unless");
    if (from.isPresent() && from.equals(to) && (on.isEmpty() || on.size() == ALL_DAYS)) {
      word.wrong(
          "to",
          "'from' and 'to' are the same on every day, so that it is always quiet.",
          "Make one of them another time, or name the days with 'on'.");
    }
    return from.flatMap(begin ->
        to.map(end -> new QuietHours(new DailyWindow(begin, end, zone, on), then, unless)));
  }
}
