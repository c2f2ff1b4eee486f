package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.action.ActionDescription;
import dev.tableauwebhooks.action.ActionDescription.Output;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The {@link Vocabulary} and the {@link Names} of one expression, as a tree by their dots. */
sealed interface NameTree {

  /** As it is written, with dots; empty for the root. */
  String path();

  /** A name with a value. */
  record Leaf(String path, ValueType type) implements NameTree {}

  /** A name that is only the beginning of others. */
  record Group(String path, SortedMap<String, NameTree> children) implements NameTree {}

  static Group of(Names names) {
    var root = new Branch("");
    Vocabulary.names().forEach(name -> root.add(name.path(), name.type()));
    if (names.seesInhibitor()) {
      Vocabulary.inhibitorNames().forEach(name -> root.add(name.path(), name.type()));
    }
    var env = root.branch("env");
    names.env().forEach(name -> env.add(name, ValueType.TEXT));
    addSteps(root.branch("steps"), names.steps());
    addSteps(root.branch("earlier"), names.earlier());
    return root.freeze();
  }

  private static void addSteps(Branch branch, Map<String, List<Output>> steps) {
    steps.forEach((id, outputs) -> {
      var step = branch.branch(id);
      outputs.forEach(output -> step.add(output.name(), type(output.type())));
    });
  }

  private static ValueType type(ActionDescription.Type type) {
    return switch (type) {
      case TEXT -> ValueType.TEXT;
      case NUMBER -> ValueType.NUMBER;
      case BOOLEAN -> ValueType.BOOLEAN;
      case ANY -> ValueType.ANY;
    };
  }

  /** A group that still grows. */
  final class Branch {
    private final String path;
    private final Map<String, Branch> branches = new TreeMap<>();
    private final Map<String, Leaf> leaves = new TreeMap<>();

    private Branch(String path) {
      this.path = path;
    }

    private Branch branch(String word) {
      return branches.computeIfAbsent(word, _ -> new Branch(pathOf(word)));
    }

    private void add(String dotted, ValueType type) {
      var dot = dotted.indexOf('.');
      if (dot < 0) {
        leaves.put(dotted, new Leaf(pathOf(dotted), type));
      } else {
        branch(dotted.substring(0, dot)).add(dotted.substring(dot + 1), type);
      }
    }

    private String pathOf(String word) {
      return path.isEmpty() ? word : path + "." + word;
    }

    private Group freeze() {
      var children = new TreeMap<String, NameTree>(leaves);
      branches.forEach((word, branch) -> children.put(word, branch.freeze()));
      return new Group(path, Collections.unmodifiableSortedMap(children));
    }
  }
}
