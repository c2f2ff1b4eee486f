package dev.tableauwebhooks.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into a tree that remembers where everything stands.
 *
 * <p>A configuration needs no anchors, tags or second documents, so these are problems, and with
 * them go the tricks that they are good for.
 */
final class YamlTree {
  private static final int DEEPEST = 32;

  private final String file;
  private final Problems problems;
  private final Iterator<Event> events;
  private int depth;

  private YamlTree(String file, String text, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
  }

  /** A line and a column, both from 1. */
  record Position(int line, int column) {}

  /** One value with its position. */
  sealed interface Node {
    Position position();

    /** Text, a number, true, false or nothing; only its reader knows which. */
    record Scalar(String text, boolean isPlain, Position position) implements Node {
      private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

      boolean isNothing() {
        return isPlain && NOTHING.contains(text);
      }
    }

    /** A list. */
    record Items(List<Node> items, Position position) implements Node {}

    /** A mapping, with repeated keys still in it. */
    record Fields(List<Field> fields, Position position) implements Node {}
  }

  /** A key and its value. */
  record Field(String key, Position position, Node value) {}

  /**
   * The mapping that a file holds; an empty one if the file is empty or after a problem was
   * reported.
   */
  static Node.Fields read(String file, String text, Problems problems) {
    var tree = new YamlTree(file, text, problems);
    var nothing = new Node.Fields(List.of(), new Position(1, 1));
    try {
      return tree.document().orElse(nothing);
    } catch (MarkedYamlEngineException e) {
      var mark = e.getProblemMark().or(e::getContextMark);
      var position = mark.map(YamlTree::at).orElse(nothing.position());
      tree.report(position, "This is not YAML: " + e.getProblem() + ".", fix(text, position));
    } catch (YamlEngineException e) {
      var position = nothing.position();
      tree.report(position, "This is not YAML: " + firstLine(e) + ".", fix(text, position));
    }
    return nothing;
  }

  private Optional<Node.Fields> document() {
    var documents = new ArrayList<Node>();
    while (events.hasNext()) {
      var event = events.next();
      switch (event) {
        case ScalarEvent _, CollectionStartEvent _, AliasEvent _ -> documents.add(node(event));
        default -> {}
      }
    }
    if (documents.size() > 1) {
      report(
          documents.get(1).position(),
          "A second document begins here.",
          "Remove the line --- above it, so that the file is one document.");
    }
    return documents.stream().findFirst().flatMap(this::mapping);
  }

  private Optional<Node.Fields> mapping(Node root) {
    return switch (root) {
      case Node.Fields fields -> Optional.of(fields);
      case Node.Scalar scalar when scalar.isNothing() -> Optional.empty();
      case Node.Scalar _, Node.Items _ -> {
        report(root.position(), "The file does not begin with a key.", "Write key: value.");
        yield Optional.empty();
      }
    };
  }

  private Node node(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> {
        scalar.getTag().ifPresent(tag -> refuseTag(tag, at(event)));
        yield new Node.Scalar(scalar.getValue(), scalar.isPlain(), at(event));
      }
      case SequenceStartEvent start -> {
        start.getTag().ifPresent(tag -> refuseTag(tag, at(event)));
        yield new Node.Items(enter(start) ? items() : List.of(), at(event));
      }
      case MappingStartEvent start -> {
        start.getTag().ifPresent(tag -> refuseTag(tag, at(event)));
        yield new Node.Fields(enter(start) ? fields() : List.of(), at(event));
      }
      default -> {
        report(at(event), "YAML aliases are not understood here.", "Write the value out.");
        yield new Node.Scalar("", true, at(event));
      }
    };
  }

  private List<Node> items() {
    var items = new ArrayList<Node>();
    for (var event = events.next(); !isEnd(event); event = events.next()) {
      items.add(node(event));
    }
    depth--;
    return items;
  }

  private List<Field> fields() {
    var fields = new ArrayList<Field>();
    for (var event = events.next(); !isEnd(event); event = events.next()) {
      var key = node(event);
      var value = node(events.next());
      if (key instanceof Node.Scalar scalar) {
        fields.add(new Field(scalar.text(), scalar.position(), value));
      } else {
        report(key.position(), "A key must be a word.", "Write key: value.");
      }
    }
    depth--;
    return fields;
  }

  /** Whether to read what begins here; if it is too deep, it is passed over. */
  private boolean enter(CollectionStartEvent start) {
    if (depth < DEEPEST) {
      depth++;
      return true;
    }
    report(at(start), "This is nested too deeply.", "Nest at most %d levels.".formatted(DEEPEST));
    var open = 1;
    while (open > 0) {
      var event = events.next();
      open += event instanceof CollectionStartEvent ? 1 : 0;
      open -= isEnd(event) ? 1 : 0;
    }
    return false;
  }

  private static boolean isEnd(Event event) {
    return switch (event.getEventId()) {
      case SequenceEnd, MappingEnd -> true;
      default -> false;
    };
  }

  private void refuseTag(String tag, Position position) {
    report(
        position, "YAML tags such as '%s' are not understood here.".formatted(tag), "Remove it.");
  }

  private static String fix(String text, Position position) {
    var line = text.lines().skip(position.line() - 1L).findFirst().orElse("");
    return line.contains("${")
        ? "Put \"${NAME}\" into quotes where it stands inside { } or [ ]."
        : "Check the indentation, quotes and colons here and in the line above.";
  }

  private void report(Position position, String what, String fix) {
    problems.add(new Place.InFile(file, position.line(), position.column(), ""), what, fix);
  }

  private static Position at(Event event) {
    return event.getStartMark().map(YamlTree::at).orElse(new Position(1, 1));
  }

  private static Position at(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String firstLine(YamlEngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }
}
