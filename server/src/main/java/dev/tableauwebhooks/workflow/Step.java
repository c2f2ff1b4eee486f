package dev.tableauwebhooks.workflow;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Action;
import java.util.Optional;

/**
 * One step of a workflow.
 *
 * @param id unique in the workflow; where the file gives none, {@code step-1}, {@code step-2} …
 * @param action what {@code uses:} names
 * @param with the settings, still with expressions
 * @param when the step's {@code if}
 * @param continueOnError whether the run goes on after this step failed for good
 * @param retry the step's own policy; empty for the workflow's
 */
public record Step(
    String id,
    Action<?> action,
    Settings with,
    Optional<Expression> when,
    boolean continueOnError,
    Optional<RetryPolicy> retry) {
  public Step {
    requireNonNull(id, "id");
    requireNonNull(action, "action");
    requireNonNull(with, "with");
    requireNonNull(when, "when");
    requireNonNull(retry, "retry");
  }

  /** The action's name, as in {@code uses:}. */
  public String uses() {
    return action.description().name();
  }
}
