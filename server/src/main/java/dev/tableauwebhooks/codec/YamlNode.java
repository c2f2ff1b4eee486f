package dev.tableauwebhooks.codec;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of YAML that knows where it stands. */
public sealed interface YamlNode {

  /** Where it begins. */
  Position position();

  /** For sentences: {@code text}, {@code a list}. */
  String phrase();

  /**
   * A single value.
   *
   * @param text as it reads, without quotes, folds and escapes
   * @param json the value by the rules of YAML 1.2: text, boolean, number or null; what is in
   *     quotes is text
   * @param origin where its characters come from
   */
  record Scalar(Position position, String text, @Nullable Object json, ScalarOrigin origin)
      implements YamlNode {

    /** Where a character of the text stands in the file. */
    public Position positionAt(int offset) {
      return origin.positionOf(text, offset);
    }

    public boolean isNull() {
      return json == null;
    }

    /** Whether a comment stands where the value is missing, as in {@code channel: #alerts}. */
    boolean isCommentedOut() {
      return isNull() && origin.isFollowedByComment();
    }

    @Override
    public String phrase() {
      return switch (json) {
        case null -> "empty";
        case Boolean _ -> "true or false";
        case Number _ -> "a number";
        default -> "text";
      };
    }
  }

  /** A list. */
  record Sequence(Position position, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String phrase() {
      return "a list";
    }
  }

  /** Keys with values. No key comes twice. */
  record Mapping(Position position, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** One key with its value. */
    public record Entry(Scalar key, YamlNode value) {}

    public Optional<YamlNode> find(String key) {
      return entries.stream()
          .filter(entry -> entry.key().text().equals(key))
          .map(Entry::value)
          .findFirst();
    }

    @Override
    public String phrase() {
      return "a map";
    }
  }
}
