package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * A call did not work. The message says what happened, where, and how to mend it; {@link
 * #problem()} says the same as a value to switch over.
 */
public final class TableauException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TableauProblem problem;

  public TableauException(TableauProblem problem) {
    super(requireNonNull(problem, "problem").message());
    this.problem = problem;
  }

  TableauException(TableauProblem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  public TableauProblem problem() {
    return problem;
  }

  /** Whether the same call may work later without anybody mending anything. */
  public boolean retryMayHelp() {
    return problem.retryMayHelp();
  }

  /** How long Tableau told us to wait. */
  public Optional<Duration> retryAfter() {
    return problem.retryAfter();
  }

  /** What a person should do, as an imperative sentence; empty where it may mend itself. */
  public String fix() {
    return problem.fix();
  }

  /** Whether Tableau said that there is no such object (or no such method). */
  public boolean isNotFound() {
    return problem instanceof TableauProblem.Answered answered
        && answered.kind() == TableauProblem.Kind.NOT_FOUND;
  }
}
