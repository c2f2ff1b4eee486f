package dev.tableauwebhooks.action;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the documentation, the JSON Schema and the type checker know of an action.
 *
 * @param name as in {@code uses:}, for example {@code slack.post}
 * @param summary one sentence that starts with a verb
 * @param settings the record that {@code with:} is read into
 * @param outputs what later steps can name as {@code steps.<id>.<output>}
 */
public record ActionDescription<S extends Record>(
    String name, String summary, Class<S> settings, List<Output> outputs) {
  public ActionDescription {
    requireNonNull(name, "name");
    requireNonNull(summary, "summary");
    requireNonNull(settings, "settings");
    outputs = List.copyOf(outputs);
  }

  /** One named output of an action. */
  public record Output(String name, Type type, String meaning) {}

  /** What an expression may do with an output. */
  public enum Type {
    TEXT,
    NUMBER,
    BOOLEAN,
    /** Any JSON value, checked when the expression is evaluated. */
    ANY
  }
}
