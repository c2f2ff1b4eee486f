package dev.tableauwebhooks.workflow;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step's {@code with:}, with the expressions in it. */
public interface Settings {

  /**
   * The settings with every expression replaced by its value, escaped as the setting demands.
   * Secrets stay placeholders, so the result may be kept and shown.
   *
   * @throws LookupFailed where a value could not be fetched
   * @throws EvaluationFailed where an expression could not be computed
   */
  Rendered render(Scope scope);

  /**
   * The names of {@link dev.tableauwebhooks.action.Target} settings whose scheme, host and port are
   * written out in the file.
   */
  Set<String> literalHosts();

  /**
   * What is journaled before an attempt, and sent again at each further one.
   *
   * @param input a JSON object
   * @param seen every name that was read with its value
   */
  record Rendered(Map<String, Object> input, Map<String, @Nullable Object> seen) {}
}
