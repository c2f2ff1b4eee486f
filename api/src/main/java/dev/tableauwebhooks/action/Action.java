package dev.tableauwebhooks.action;

/**
 * One thing that a step of a workflow can do.
 *
 * <p>An action is called from many virtual threads at once, may block, and must not keep state
 * between calls.
 *
 * @param <S> the record of its settings. Components are {@code String}, {@code boolean}, {@code
 *     int}, {@code long}, {@code double}, enums, {@link java.time.Duration}, {@link java.net.URI},
 *     {@link Secret}, a {@link Connection}, {@code List}, {@code Map<String, …>}, nested records,
 *     {@code Object} (any JSON value), or {@code Optional} of these. A component that is neither
 *     {@code Optional} nor has a {@link Setting#defaultValue()} is required
 */
public interface Action<S extends Record> {

  /** Its name, settings and outputs; the same at every call. */
  ActionDescription<S> description();

  /**
   * Does it once.
   *
   * @throws InterruptedException when the server stops; the step will be tried again after the next
   *     start
   */
  ActionOutcome run(S settings, ActionContext context) throws InterruptedException;
}
