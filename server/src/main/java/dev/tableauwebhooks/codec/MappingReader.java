package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.expression.Checked;
import dev.tableauwebhooks.workflow.expression.ExpressionCompiler;
import dev.tableauwebhooks.workflow.expression.Suggestion;
import java.util.List;
import java.util.Optional;

/** Reads the keys of one mapping, and notes what is wrong with them. */
final class MappingReader {
  private final YamlNode.Mapping mapping;
  private final String path;
  private final Problems problems;

  /**
   * Notes unknown and missing keys.
   *
   * @param owner whose keys they are, for sentences: {@code a workflow}
   */
  MappingReader(
      YamlNode.Mapping mapping,
      String path,
      String owner,
      List<WorkflowKeys.Key> keys,
      Problems problems) {
    this.mapping = mapping;
    this.path = path;
    this.problems = problems;
    checkKeys(owner, keys);
  }

  String path() {
    return path;
  }

  boolean has(String key) {
    return mapping.find(key).isPresent();
  }

  private void checkKeys(String owner, List<WorkflowKeys.Key> keys) {
    var names = keys.stream().map(WorkflowKeys.Key::name).toList();
    for (var entry : mapping.entries()) {
      var name = entry.key().text();
      if (!names.contains(name)) {
        problems.add(
            entry.key().position(),
            pathOf(name),
            "Unknown key '%s' of %s.".formatted(name, owner),
            Suggestion.fix(name, names));
      }
    }
    for (var key : keys) {
      if (key.isRequired() && mapping.find(key.name()).isEmpty()) {
        problems.add(
            mapping.position(),
            path,
            "The key '%s' of %s is missing.".formatted(key.name(), owner),
            "Add '%s: …'. %s".formatted(key.name(), key.meaning().replace("`", "")));
      }
    }
  }

  Position position() {
    return mapping.position();
  }

  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The node of a key, where it is given and not empty. */
  Optional<YamlNode> node(String key) {
    var node = mapping.find(key);
    if (node.isPresent() && node.get() instanceof YamlNode.Scalar scalar && scalar.isNull()) {
      problems.add(
          scalar.position(),
          pathOf(key),
          "'%s' has no value.".formatted(key),
          scalar.isCommentedOut()
              ? "Put the value in quotes: what follows a # is a comment."
              : "Give it a value, or leave the key out.");
      return Optional.empty();
    }
    return node;
  }

  /** A value that must be text, number or boolean in the file. */
  Optional<YamlNode.Scalar> scalar(String key, SettingType type) {
    var node = node(key);
    if (node.isPresent() && !(node.get() instanceof YamlNode.Scalar)) {
      wrong(node.get(), key, type);
      return Optional.empty();
    }
    return node.map(YamlNode.Scalar.class::cast);
  }

  Optional<String> text(String key) {
    return scalar(key, new SettingType.Text()).map(YamlNode.Scalar::text);
  }

  Optional<Boolean> flag(String key) {
    return simple(key, new SettingType.Flag()).map(Boolean.class::cast);
  }

  Optional<Object> simple(String key, SettingType.Simple type) {
    var scalar = scalar(key, type);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    var value = SimpleValues.read(type, scalar.get().json());
    if (value.isEmpty()) {
      problems.add(
          scalar.get().position(),
          pathOf(key),
          "'%s' is not %s.".formatted(scalar.get().text(), type.phrase()),
          type.fix());
    }
    return value;
  }

  Optional<YamlNode.Mapping> mapping(String key) {
    var node = node(key);
    if (node.isPresent() && !(node.get() instanceof YamlNode.Mapping)) {
      wrong(node.get(), key, new SettingType.MapOf(new SettingType.Anything()));
      return Optional.empty();
    }
    return node.map(YamlNode.Mapping.class::cast);
  }

  /** A list; a single value stands for a list of one. */
  List<YamlNode> items(String key) {
    return node(key)
        .map(node -> node instanceof YamlNode.Sequence(_, var items) ? items : List.of(node))
        .orElse(List.of());
  }

  /** An {@code if}; unquoted {@code true} and {@code false} are expressions too. */
  Optional<Expression> condition(String key, ExpressionCompiler compiler) {
    var scalar = scalar(key, new SettingType.Text());
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    return switch (compiler.condition(scalar.get().text())) {
      case Checked.Valid<Expression>(var expression) -> Optional.of(expression);
      case Checked.Invalid<Expression>(var mistakes) -> {
        problems.add(scalar.get(), pathOf(key), mistakes);
        yield Optional.empty();
      }
    };
  }

  private void wrong(YamlNode node, String key, SettingType type) {
    problems.add(
        node.position(),
        pathOf(key),
        "'%s' is %s, not %s.".formatted(key, node.phrase(), type.phrase()),
        type.fix());
  }
}
