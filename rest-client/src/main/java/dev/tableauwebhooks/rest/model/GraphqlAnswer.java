package dev.tableauwebhooks.rest.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * An answer of the Metadata API.
 *
 * @param data maps, lists, texts, numbers, booleans and nulls, as the query shaped them
 * @param errors what Tableau could not answer, in its words, such as {@code Reached time limit of
 *     PT5S for query execution.}
 */
public record GraphqlAnswer(Map<String, Object> data, List<String> errors) {
  public GraphqlAnswer {
    requireNonNull(data, "data");
    errors = List.copyOf(errors);
  }

  /** Whether something is missing: a limit was reached, or the user may not see all. */
  public boolean isPartial() {
    return !errors.isEmpty();
  }
}
