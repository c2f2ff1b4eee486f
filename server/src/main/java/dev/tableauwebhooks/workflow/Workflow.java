package dev.tableauwebhooks.workflow;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.workflow.noise.Noise;
import java.util.List;
import java.util.Optional;

/**
 * What to do when something happened.
 *
 * @param name unique among the loaded workflows
 * @param trigger what starts a run
 * @param condition the workflow's {@code if}
 * @param retry for steps without a policy of their own
 * @param onMissing what to do without a value that could not be fetched
 * @param noise what keeps its runs few
 * @param steps in order, at least one
 * @param revision the file that it was read from
 */
public record Workflow(
    String name,
    Trigger trigger,
    Optional<Expression> condition,
    RetryPolicy retry,
    OnMissing onMissing,
    Noise noise,
    List<Step> steps,
    Revision revision) {
  public Workflow {
    requireNonNull(name, "name");
    requireNonNull(trigger, "trigger");
    requireNonNull(condition, "condition");
    requireNonNull(retry, "retry");
    requireNonNull(onMissing, "onMissing");
    requireNonNull(noise, "noise");
    steps = List.copyOf(steps);
    requireNonNull(revision, "revision");
  }
}
