package dev.tableauwebhooks.workflow;

/** An expression that was well typed could not be computed for the values of one run. */
public final class EvaluationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EvaluationFailed(String message) {
    super(message);
  }
}
