package dev.tableauwebhooks.codec;

import java.util.List;

/** The keys of workflow files. The reader, the JSON Schema and the reference share this table. */
public final class WorkflowKeys {

  static final List<Key> WORKFLOW =
      List.of(
          new Key("name", true, "What the workflow is called; unique among all workflows."),
          new Key("description", false, "What it is for, for people who read it."),
          new Key(
              "on",
              true,
              "The events that start it: one name, a list of names, or `*` for every event."),
          new Key("sites", false, "The configured sites whose events start it; all if left out."),
          new Key("if", false, "An expression; the workflow runs only where it is true."),
          new Key("retry", false, "How its steps are tried again."),
          new Key(
              "onMissing",
              false,
              "What to do when a value cannot be looked up: `fail` (as if left out) ends the run,"
                  + " `continue` goes on without it."),
          new Key("enabled", false, "`false` switches it off; it is still checked."),
          new Key("steps", true, "What to do, in order."));

  static final List<Key> STEP =
      List.of(
          new Key(
              "id",
              false,
              "A name by which later steps can use its outputs: letters, digits, `_`."),
          new Key("uses", true, "The action, such as `slack.post`."),
          new Key("with", false, "The settings of the action."),
          new Key("if", false, "An expression; the step is skipped unless it is true."),
          new Key(
              "continueOnError", false, "`true` lets the run go on when the step fails for good."),
          new Key("retry", false, "How it is tried again; what is left out is the workflow's."));

  static final List<Key> RETRY =
      List.of(
          new Key(
              "attempts",
              false,
              "At most so many tries in all; as many as fit before the deadline if left out."),
          new Key(
              "backoff", false, "The pause after the first try; doubled after each further one."),
          new Key("max", false, "The longest pause."),
          new Key("deadline", false, "How long after its start a run may still try."));

  private WorkflowKeys() {}

  /**
   * One key.
   *
   * @param meaning one sentence, with Markdown's code marks
   */
  public record Key(String name, boolean isRequired, String meaning) {}

  /** Of the file. */
  public static List<Key> workflow() {
    return WORKFLOW;
  }

  /** Of one of its steps. */
  public static List<Key> step() {
    return STEP;
  }

  /** Of {@code retry:}. */
  public static List<Key> retry() {
    return RETRY;
  }
}
