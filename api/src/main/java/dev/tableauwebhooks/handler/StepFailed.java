package dev.tableauwebhooks.handler;

/** An action called by a handler failed for good. Uncaught, it ends the run as a dead letter. */
public final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  public StepFailed(String reason, String fix) {
    super(reason);
    this.fix = fix;
  }

  /** The next thing for a person to do, as an imperative sentence. */
  public String fix() {
    return fix;
  }
}
