package dev.tableauwebhooks.simulator.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into nodes with positions. Anchors and a second document are refused. */
final class YamlText {

  private static final YAMLFactory YAML = new YAMLFactory();
  private static final int DEEPEST = 20;

  private final Problems problems;

  private YamlText(Problems problems) {
    this.problems = problems;
  }

  /** The document's root; empty where the file is empty or cannot be read at all. */
  static Optional<Node> parse(String text, Problems problems) {
    try (var parser = YAML.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        problems.add(Position.START, "", "The file is empty.", "Write a timeline.");
        return Optional.empty();
      }
      var root = new YamlText(problems).node(parser, 0);
      if (parser.nextToken() != null) {
        problems.add(
            position(parser.currentTokenLocation()),
            "",
            "A second document begins here.",
            "Put it into a file of its own.");
      }
      return Optional.of(root);
    } catch (JacksonException broken) {
      var at = Optional.ofNullable(broken.getLocation()).map(YamlText::position);
      problems.add(
          at.orElse(Position.START),
          "",
          "This is not YAML: %s.".formatted(words(broken)),
          "Check the indentation, quotes and brackets around it.");
      return Optional.empty();
    }
  }

  private Node node(JsonParser parser, int depth) {
    var at = position(parser.currentTokenLocation());
    if (depth > DEEPEST) {
      problems.add(at, "", "The file is nested too deeply.", "Use fewer levels.");
      parser.skipChildren();
      return new Node.Scalar(at, "", true);
    }
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      problems.add(at, "", "Aliases are not supported.", "Write the value out.");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> keys(parser, at, depth);
      case START_ARRAY -> items(parser, at, depth);
      case VALUE_NULL -> new Node.Scalar(at, "", true);
      default -> new Node.Scalar(at, parser.getString(), false);
    };
  }

  private Node items(JsonParser parser, Position at, int depth) {
    var nodes = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      nodes.add(node(parser, depth + 1));
    }
    return new Node.Items(at, nodes);
  }

  private Node keys(JsonParser parser, Position at, int depth) {
    var entries = new ArrayList<Node.Entry>();
    var lines = new HashMap<String, Integer>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var keyAt = position(parser.currentTokenLocation());
      parser.nextToken();
      var value = node(parser, depth + 1);
      var earlier = lines.putIfAbsent(key, keyAt.line());
      if (earlier == null) {
        entries.add(new Node.Entry(key, keyAt, value));
      } else {
        problems.add(
            keyAt,
            "",
            "The key '%s' was already used in line %d.".formatted(key, earlier),
            "Keep one of them.");
      }
    }
    return new Node.Keys(at, entries);
  }

  private static Position position(TokenStreamLocation location) {
    return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** The parser's words without the excerpt of the file, which is indented. */
  private static String words(JacksonException broken) {
    return String.valueOf(broken.getOriginalMessage())
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "))
        .replaceFirst("\\.$", "");
  }
}
