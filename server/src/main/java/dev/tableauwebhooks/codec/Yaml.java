package dev.tableauwebhooks.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one document of YAML 1.2 into nodes with positions. Duplicate keys, tags, and files that
 * are out of all proportion are problems; so is a second document.
 */
public final class Yaml {
  private static final int MAX_LENGTH = 1_000_000;
  private static final int MAX_DEPTH = 64;

  /** With the contents of an anchor counted at each alias. */
  private static final int MAX_NODES = 20_000;

  private final String source;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private long nodes;

  private Yaml(String source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.events =
        new Parse(LoadSettings.builder().setCodePointLimit(MAX_LENGTH + 1).build())
            .parseString(source)
            .iterator();
  }

  /** What an anchor names, and of how many nodes that consists. */
  private record Anchored(YamlNode node, long nodes) {}

  /** Ends the reading of a file; its problem is already noted. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  /** The document's root; empty where the file is empty or cannot be read at all. */
  public static Optional<YamlNode> parse(String text, Problems problems) {
    var source = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (source.length() > MAX_LENGTH) {
      problems.add(
          Position.START,
          "",
          "The file has %,d characters, more than %,d.".formatted(source.length(), MAX_LENGTH),
          "Make it shorter.");
      return Optional.empty();
    }
    try {
      return new Yaml(source, problems).document();
    } catch (Stop e) {
      return Optional.empty();
    } catch (MarkedYamlEngineException e) {
      YamlMistake.note(e, source, problems);
      return Optional.empty();
    } catch (YamlEngineException e) {
      problems.add(
          Position.START,
          "",
          "The file holds a character that YAML does not allow.",
          "Save it as UTF-8 text without control characters.");
      return Optional.empty();
    }
  }

  private Optional<YamlNode> document() {
    events.next();
    if (!events.hasNext() || events.next().getEventId() == Event.ID.StreamEnd) {
      return Optional.empty();
    }
    var root = node(events.next(), 0);
    events.next();
    var next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      problems.add(
          start(next), "", "A second document begins here.", "Put it into a file of its own.");
    }
    return root instanceof YamlNode.Scalar scalar && scalar.isNull()
        ? Optional.empty()
        : Optional.of(root);
  }

  private YamlNode node(Event event, int depth) {
    if (++nodes > MAX_NODES) {
      throw stop(
          event,
          "The file holds more than %,d values.".formatted(MAX_NODES),
          "Use fewer aliases, or split the file.");
    }
    if (depth > MAX_DEPTH) {
      throw stop(event, "The file is nested too deeply.", "Use fewer levels.");
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    var before = nodes;
    var node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case CollectionStartEvent start -> {
            refuseTag(start, start.getTag());
            yield start instanceof SequenceStartEvent
                ? sequence(start, depth)
                : mapping(start, depth);
          }
          default -> throw new IllegalStateException("Not the start of a node: " + event);
        };
    if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
      anchors.put(named.getAnchor().get().getValue(), new Anchored(node, nodes - before + 1));
    }
    return node;
  }

  private YamlNode aliased(AliasEvent alias) {
    var name = alias.getAlias().getValue();
    var anchored = anchors.get(name);
    if (anchored == null) {
      throw stop(
          alias,
          "'*%s' refers to an anchor that does not come before it.".formatted(name),
          "Put a value that begins with * in quotes, or define &%s first.".formatted(name));
    }
    nodes += anchored.nodes();
    return anchored.node();
  }

  private YamlNode.Sequence sequence(Event start, int depth) {
    var items = new ArrayList<YamlNode>();
    for (var next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new YamlNode.Sequence(start(start), items);
  }

  private YamlNode.Mapping mapping(Event start, int depth) {
    var entries = new ArrayList<YamlNode.Mapping.Entry>();
    var lines = new HashMap<String, Integer>();
    for (var next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
      var key = node(next, depth + 1);
      var value = node(events.next(), depth + 1);
      if (!(key instanceof YamlNode.Scalar name)) {
        problems.add(
            key.position(), "", "A key is %s.".formatted(key.phrase()), "Write keys as text.");
        continue;
      }
      var earlier = lines.putIfAbsent(name.text(), name.position().line());
      if (earlier == null) {
        entries.add(new YamlNode.Mapping.Entry(name, value));
      } else {
        problems.add(
            name.position(),
            "",
            "The key '%s' was already used in line %d.".formatted(name.text(), earlier),
            "Keep one of them.");
      }
    }
    return new YamlNode.Mapping(start(start), entries);
  }

  private YamlNode.Scalar scalar(ScalarEvent event) {
    refuseTag(event, event.getTag());
    var style =
        switch (event.getScalarStyle()) {
          case SINGLE_QUOTED -> ScalarOrigin.Style.SINGLE_QUOTED;
          case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> ScalarOrigin.Style.DOUBLE_QUOTED;
          case LITERAL, FOLDED -> ScalarOrigin.Style.BLOCK;
          case PLAIN -> ScalarOrigin.Style.PLAIN;
        };
    var json =
        event.isPlain()
            ? YamlScalar.resolve(event.getValue())
            : (@Nullable Object) event.getValue();
    return new YamlNode.Scalar(
        start(event), event.getValue(), json, new ScalarOrigin(source, index(event), style));
  }

  private void refuseTag(Event event, Optional<String> tag) {
    if (tag.isPresent()) {
      throw stop(
          event,
          "'%s' is a tag of YAML, which is not supported.".formatted(shown(tag.get())),
          "Put a value that begins with ! in quotes.");
    }
  }

  private static String shown(String tag) {
    return tag.startsWith("tag:yaml.org,2002:") ? "!!" + tag.substring(18) : tag;
  }

  private Stop stop(Event event, String what, String fix) {
    problems.add(start(event), "", what, fix);
    return new Stop();
  }

  private int index(Event event) {
    var codePoints = event.getStartMark().map(Mark::getIndex).orElse(0);
    return source.offsetByCodePoints(
        0, Math.min(codePoints, source.codePointCount(0, source.length())));
  }

  private static Position start(Event event) {
    return event.getStartMark().map(Yaml::position).orElse(Position.START);
  }

  static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** For defaults that are written as YAML in code. */
  static @Nullable Object json(String yaml) {
    var problems = new Problems("default");
    var node = parse(yaml, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.all().toString());
    }
    return node.map(Yaml::json).orElse(null);
  }

  static @Nullable Object json(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.json();
      case YamlNode.Sequence sequence -> {
        List<@Nullable Object> list = new ArrayList<>();
        sequence.items().forEach(item -> list.add(json(item)));
        yield list;
      }
      case YamlNode.Mapping mapping -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> map.put(entry.key().text(), json(entry.value())));
        yield map;
      }
    };
  }
}
