package dev.tableauwebhooks.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The keys of one map while it is read. What is asked for is what is known: whatever else the map
 * holds is a problem that {@link #done} notes.
 */
final class Fields {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

  private final Node.Keys keys;
  private final String path;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(Node.Keys keys, String path, Problems problems) {
    this.keys = keys;
    this.path = path;
    this.problems = problems;
  }

  /** The fields of a node that must be a map; empty, with a problem, when it is none. */
  static Optional<Fields> of(Node node, String path, Problems problems) {
    if (node instanceof Node.Keys keys) {
      return Optional.of(new Fields(keys, path, problems));
    }
    problems.add(
        node.at(),
        path,
        "There is %s where a map is needed.".formatted(node.phrase()),
        "Write keys with values, such as name: Sales.");
    return Optional.empty();
  }

  Position at() {
    return keys.at();
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  boolean has(String key) {
    return keys.entries().stream().anyMatch(entry -> entry.key().equals(key));
  }

  Set<String> names() {
    var names = new LinkedHashSet<String>();
    keys.entries().forEach(entry -> names.add(entry.key()));
    return names;
  }

  Optional<Position> keyAt(String key) {
    return keys.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Node.Entry::at)
        .findFirst();
  }

  Optional<Node> node(String key) {
    asked.add(key);
    return keys.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Node.Entry::value)
        .findFirst();
  }

  Optional<Text> find(String key) {
    return node(key).flatMap(node -> scalar(node, path(key)));
  }

  Optional<String> text(String key) {
    return find(key).map(Text::value);
  }

  /** The text, or an empty one and a problem where it is missing. */
  Text required(String key) {
    if (!has(key)) {
      asked.add(key);
      problems.add(keys.at(), path(key), "'%s' is missing.".formatted(key), "Add it.");
    }
    return find(key).orElseGet(() -> new Text("", keys.at().line(), keys.at().column(), path(key)));
  }

  List<Text> texts(String key) {
    return each(key, (node, itemPath) -> scalar(node, itemPath).stream().toList());
  }

  List<String> plainTexts(String key) {
    return texts(key).stream().map(Text::value).toList();
  }

  /** One of the known words. */
  Optional<String> choice(String key, Collection<String> known) {
    return find(key)
        .filter(text -> {
          if (known.contains(text.value())) {
            return true;
          }
          problem(
              text,
              "'%s' is not known here.".formatted(text),
              Spelling.advice(text.value(), known));
          return false;
        })
        .map(Text::value);
  }

  Optional<Duration> duration(String key) {
    return find(key)
        .flatMap(text -> {
          var matcher = DURATION.matcher(text.value());
          if (!matcher.matches()) {
            problem(
                text,
                "'%s' is not a duration.".formatted(text),
                "Write a number with ms, s, m, h or d, such as 90s.");
            return Optional.empty();
          }
          var number = Long.parseLong(matcher.group(1));
          return Optional.of(
              switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
              });
        });
  }

  OptionalInt number(String key, int least, int most) {
    var text = find(key);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    var value = text.get().value();
    if (NUMBER.matcher(value).matches()) {
      var number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    }
    problem(
        text.get(),
        "'%s' is not a whole number from %d to %d.".formatted(value, least, most),
        "Write such a number.");
    return OptionalInt.empty();
  }

  boolean flag(String key) {
    return choice(key, Set.of("true", "false")).filter("true"::equals).isPresent();
  }

  <T> List<T> maps(String key, Function<Fields, T> read) {
    return each(
        key, (node, itemPath) -> Fields.of(node, itemPath, problems).map(read).stream().toList());
  }

  void problem(Text text, String what, String fix) {
    problems.add(text.at(), text.path(), what, fix);
  }

  /** Notes every key that nobody asked for. */
  void done() {
    for (var entry : keys.entries()) {
      if (!asked.contains(entry.key())) {
        problems.add(
            entry.at(),
            path(entry.key()),
            "The key '%s' is not known here.".formatted(entry.key()),
            Spelling.advice(entry.key(), asked));
      }
    }
  }

  /** Reads an item of a list. */
  private interface ItemReader<T> {
    List<T> read(Node node, String itemPath);
  }

  private <T> List<T> each(String key, ItemReader<T> reader) {
    var node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof Node.Items items)) {
      problems.add(
          node.get().at(),
          path(key),
          "There is %s where a list is needed.".formatted(node.get().phrase()),
          "Write a list, such as [a, b].");
      return List.of();
    }
    var all = new ArrayList<T>();
    for (var index = 0; index < items.nodes().size(); index++) {
      all.addAll(reader.read(items.nodes().get(index), "%s[%d]".formatted(path(key), index)));
    }
    return all;
  }

  private Optional<Text> scalar(Node node, String valuePath) {
    if (node instanceof Node.Scalar scalar && !scalar.empty()) {
      return Optional.of(
          new Text(scalar.text(), scalar.at().line(), scalar.at().column(), valuePath));
    }
    problems.add(
        node.at(),
        valuePath,
        "There is %s where a text is needed."
            .formatted(node instanceof Node.Scalar ? "nothing" : node.phrase()),
        "Write a single value.");
    return Optional.empty();
  }
}
