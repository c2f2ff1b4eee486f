package dev.tableauwebhooks.workflow;

/** A CEL expression that was type-checked when it was made. Safe for many threads. */
public interface Expression {

  /** As it stands in the file. */
  String text();

  /**
   * Its value for one run.
   *
   * @throws LookupFailed where a value that it needs could not be fetched
   * @throws EvaluationFailed where it cannot be computed, for example a division by zero
   */
  Evaluation evaluate(Scope scope);
}
