package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.action.ActionDescription.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names beside the fixed {@link Vocabulary} that one expression can see.
 *
 * @param steps the outputs of the steps before it, by step id
 * @param laterSteps the ids of the other steps, which have not run yet
 * @param env the variables that the configuration shows to workflows
 * @param secrets the names of the configured secrets
 * @param earlier the outputs of all steps, which they may have given in an earlier run
 * @param seesInhibitor whether it is evaluated for an open incident beside its own event
 */
public record Names(
    Map<String, List<Output>> steps,
    Set<String> laterSteps,
    Set<String> env,
    Set<String> secrets,
    Map<String, List<Output>> earlier,
    boolean seesInhibitor) {
  public Names {
    steps = Map.copyOf(steps);
    laterSteps = Set.copyOf(laterSteps);
    env = Set.copyOf(env);
    secrets = Set.copyOf(secrets);
    earlier = Map.copyOf(earlier);
  }

  /** Before the first of these steps. */
  public static Names of(Set<String> env, Set<String> secrets, Set<String> laterSteps) {
    return new Names(Map.of(), laterSteps, env, secrets, Map.of(), false);
  }

  /** After that step. */
  public Names after(String step, List<Output> outputs) {
    var more = new LinkedHashMap<>(steps);
    more.put(step, List.copyOf(outputs));
    return new Names(more, laterSteps, env, secrets, earlier, seesInhibitor);
  }

  /** With what these steps may have given in an earlier run. */
  public Names withEarlier(Map<String, List<Output>> outputs) {
    return new Names(steps, laterSteps, env, secrets, outputs, seesInhibitor);
  }

  /** Beside an open incident. */
  public Names withInhibitor() {
    return new Names(steps, laterSteps, env, secrets, earlier, true);
  }
}
