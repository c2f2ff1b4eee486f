package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.workflow.expression.NameTree.Group;
import dev.tableauwebhooks.workflow.expression.NameTree.Leaf;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with a name that leads nowhere, and which one was probably meant. */
final class UnknownName {
  static final String SECRETS = "secrets";

  private static final int MOST_EXAMPLES = 5;

  private final Group root;
  private final Names names;

  UnknownName(Group root, Names names) {
    this.root = root;
    this.names = names;
  }

  /** A first word that is no name. */
  Mistake root(int offset, String name) {
    if (name.equals(SECRETS)) {
      return new Mistake(
          offset,
          "A secret cannot be part of an expression or of other text.",
          "Write ${{ secrets.NAME }} as the whole value of a setting that takes a secret.");
    }
    if (name.equals("inhibitor")) {
      return new Mistake(
          offset,
          "'inhibitor' is known in 'inhibits' only.",
          "Write 'incident' for the workflow's own incident.");
    }
    var known = new ArrayList<>(root.children().keySet());
    known.add(SECRETS);
    return new Mistake(offset, "Unknown name '%s'.".formatted(name), Suggestion.fix(name, known));
  }

  /** A word that does not follow the words before it. */
  Mistake child(int offset, Group group, String field) {
    return switch (group.path()) {
      case "steps" -> step(offset, field);
      case "earlier" -> earlier(offset, field);
      case "env" ->
          new Mistake(
              offset,
              "Unknown environment name '%s'.".formatted(field),
              Suggestion.closest(field, names.env())
                  .map("Did you mean '%s'?"::formatted)
                  .orElse("Add '%s' to env in the configuration.".formatted(field)));
      case String path when path.startsWith("steps.") ->
          output(offset, path.substring("steps.".length()), field);
      case String path when path.startsWith("earlier.") ->
          output(offset, path.substring("earlier.".length()), field);
      default ->
          new Mistake(
              offset,
              "Unknown field '%s' of %s.".formatted(field, group.path()),
              Suggestion.fix(field, group.children().keySet()));
    };
  }

  /** The beginning of names, used as if it were a value. */
  Mistake group(int offset, Group group) {
    var examples = new ArrayList<String>();
    collect(group, examples);
    return new Mistake(
        offset,
        "'%s' is not a value.".formatted(group.path()),
        examples.isEmpty()
            ? "There is nothing in it here."
            : "Name what you want of it, such as %s."
                .formatted(
                    String.join(
                        ", ", examples.subList(0, Math.min(MOST_EXAMPLES, examples.size())))));
  }

  private Mistake step(int offset, String id) {
    if (names.laterSteps().contains(id)) {
      return new Mistake(
          offset,
          "Step '%s' has not run yet at this point.".formatted(id),
          "Use only steps that come before this one.");
    }
    return new Mistake(
        offset,
        "Unknown step '%s'.".formatted(id),
        names.steps().isEmpty()
            ? "Give the step whose output you want an id, and put it before this one."
            : Suggestion.fix(id, names.steps().keySet()));
  }

  private Mistake earlier(int offset, String id) {
    return new Mistake(
        offset,
        "Unknown step '%s'.".formatted(id),
        names.earlier().isEmpty()
            ? "Give the step whose output you want an id."
            : Suggestion.fix(id, names.earlier().keySet()));
  }

  private Mistake output(int offset, String step, String output) {
    var known =
        names.steps().getOrDefault(step, names.earlier().getOrDefault(step, List.of())).stream()
            .map(declared -> declared.name())
            .toList();
    return new Mistake(
        offset,
        "Unknown output '%s' of step '%s'.".formatted(output, step),
        known.isEmpty() ? "Its action has no outputs." : Suggestion.fix(output, known));
  }

  private static void collect(NameTree name, List<String> paths) {
    switch (name) {
      case Leaf(var path, _) -> paths.add(path);
      case Group(_, var children) -> children.values().forEach(child -> collect(child, paths));
    }
  }
}
