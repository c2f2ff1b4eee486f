package dev.tableauwebhooks.workflow;

import java.util.Optional;

/**
 * Where the values come from that the payload leaves out. Called during the evaluation of an
 * expression, on the thread of the run, once for each path that the expression really needs.
 */
public interface Lookups {

  /** Nothing is known. */
  Lookups NONE = path -> Optional.empty();

  /**
   * The value at a path of the vocabulary of expressions, such as {@code content.owner.email}:
   * text, a boolean, a whole number, an {@link java.time.Instant}, or a list of text.
   *
   * @return empty where the object or the property does not exist, which is not an error
   * @throws LookupFailed where it may exist but could not be fetched
   */
  Optional<Object> find(String path) throws LookupFailed;
}
