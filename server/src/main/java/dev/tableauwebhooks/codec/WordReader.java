package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.expression.Checked;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import dev.tableauwebhooks.workflow.noise.Key;
import dev.tableauwebhooks.workflow.time.Timetable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the keys of one word about noise or time, such as {@code group}. */
final class WordReader {
  private static final Map<String, Set<DayOfWeek>> DAYS = days();

  private final MappingReader reader;
  private final Problems problems;
  private final ExpressionCompiler compiler;

  WordReader(
      YamlNode.Mapping mapping,
      String word,
      List<WorkflowKeys.Key> keys,
      ExpressionCompiler compiler,
      Problems problems) {
    this.reader = new MappingReader(mapping, word, word, keys, problems);
    this.problems = problems;
    this.compiler = compiler;
  }

  private static Map<String, Set<DayOfWeek>> days() {
    var days = new TreeMap<String, Set<DayOfWeek>>();
    for (var day : DayOfWeek.values()) {
      var name = day.name().toLowerCase(Locale.ROOT);
      days.put(name, EnumSet.of(day));
      days.put(name.substring(0, 3), EnumSet.of(day));
    }
    days.put("weekdays", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    days.put("weekend", EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    return days;
  }

  boolean has(String key) {
    return reader.node(key).isPresent();
  }

  void wrong(String key, String what, String fix) {
    var position = reader.node(key).map(YamlNode::position).orElse(reader.position());
    problems.add(position, key.isEmpty() ? reader.path() : reader.pathOf(key), what, fix);
  }

  /** More than nothing. */
  Optional<Duration> duration(String key) {
    var duration = reader.simple(key, new SettingType.Span()).map(Duration.class::cast);
    if (duration.filter(Duration::isZero).isPresent()) {
      wrong(key, "'%s' is nothing.".formatted(key), "Write it like 10s, 5m, 1h or 1d.");
    }
    return duration;
  }

  Optional<Duration> durationOrNothing(String key) {
    return reader.simple(key, new SettingType.Span()).map(Duration.class::cast);
  }

  Optional<Integer> atLeast(String key, int least) {
    var number = reader.simple(key, new SettingType.Whole(false)).map(Integer.class::cast);
    if (number.filter(it -> it < least).isPresent()) {
      wrong(
          key,
          "'%s' is %d, less than %d.".formatted(key, number.get(), least),
          "Write %d or more.".formatted(least));
    }
    return number;
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    return reader.simple(key, new SettingType.Choice(type)).map(type::cast);
  }

  Optional<Expression> condition(String key) {
    return condition(key, compiler);
  }

  /** A condition that sees other names than the word's other expressions. */
  Optional<Expression> condition(String key, ExpressionCompiler expressions) {
    return reader.condition(key, expressions);
  }

  /** One expression or a list of them; {@link Key#ALL} where it is left out. */
  Key key(String key) {
    var items = reader.items(key);
    var parts = new ArrayList<Expression>();
    for (var i = 0; i < items.size(); i++) {
      var path = items.size() == 1 ? reader.pathOf(key) : reader.pathOf("%s[%d]".formatted(key, i));
      value(items.get(i), path).ifPresent(parts::add);
    }
    return new Key(parts);
  }

  Optional<Expression> value(String key) {
    return reader.node(key).flatMap(node -> value(node, reader.pathOf(key)));
  }

  private Optional<Expression> value(YamlNode node, String path) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      problems.add(
          node.position(),
          path,
          "'%s' is %s, not an expression.".formatted(path, node.phrase()),
          "Write one such as event.resource.luid.");
      return Optional.empty();
    }
    return switch (compiler.value(scalar.text())) {
      case Checked.Valid<Expression>(var expression) -> Optional.of(expression);
      case Checked.Invalid<Expression>(var mistakes) -> {
        problems.add(scalar, path, mistakes);
        yield Optional.empty();
      }
    };
  }

  ZoneId zone() {
    var text = reader.text("zone");
    if (text.isEmpty()) {
      return ZoneOffset.UTC;
    }
    var known = ZoneId.getAvailableZoneIds();
    if (known.contains(text.get())) {
      return ZoneId.of(text.get());
    }
    wrong(
        "zone",
        "Unknown time zone '%s'.".formatted(text.get()),
        Suggestion.closest(text.get(), known)
            .map("Did you mean '%s'?"::formatted)
            .orElse("Write one such as Europe/Berlin or UTC."));
    return ZoneOffset.UTC;
  }

  Optional<LocalTime> time(String key) {
    var text = reader.scalar(key, new SettingType.Text()).map(YamlNode.Scalar::text);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var padded = text.get().matches("\\d:.*") ? "0" + text.get() : text.get();
      return Optional.of(LocalTime.parse(padded));
    } catch (DateTimeParseException _) {
      wrong(
          key,
          "'%s' is not a time of day.".formatted(text.get()),
          text.get().equals("24:00")
              ? "Write \"00:00\" for midnight."
              : "Write hours and minutes in quotes, such as \"07:00\".");
      return Optional.empty();
    }
  }

  Set<DayOfWeek> days(String key) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var item : reader.items(key)) {
      var text = item instanceof YamlNode.Scalar scalar ? scalar.text() : item.phrase();
      var known = DAYS.get(text.toLowerCase(Locale.ROOT));
      if (known == null) {
        problems.add(
            item.position(),
            reader.pathOf(key),
            "'%s' is not a day.".formatted(text),
            Suggestion.closest(text, DAYS.keySet())
                .map("Did you mean '%s'?"::formatted)
                .orElse("Use mon, tue, wed, thu, fri, sat, sun, weekdays or weekend."));
      } else {
        days.addAll(known);
      }
    }
    return days;
  }

  Optional<Timetable> timetable(String key) {
    var zone = zone();
    var text = reader.text(key);
    try {
      var timetable = text.map(cron -> Timetable.of(cron, zone));
      if (timetable.filter(it -> it.next(Instant.EPOCH).isEmpty()).isPresent()) {
        wrong(key, "'%s' never happens.".formatted(text.get()), "Name a day that the month has.");
      }
      return timetable;
    } catch (IllegalArgumentException e) {
      wrong(
          key,
          String.valueOf(e.getMessage()),
          "Write minute, hour, day of month, month and day of week, such as \"0 7 * * mon-fri\".");
      return Optional.empty();
    }
  }

  List<YamlNode> items(String key) {
    return reader.items(key);
  }
}
