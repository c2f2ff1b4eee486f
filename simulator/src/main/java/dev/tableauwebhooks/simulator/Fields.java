package dev.tableauwebhooks.simulator;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@code fields} of a call: the usual ones, all of them, or a choice such as {@code
 * _default_,owner.email}.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_concepts_fields.htm">Using
 *     Fields</a>
 */
record Fields(Set<String> chosen) {

  private static final String ALL = "_all_";
  private static final String DEFAULT = "_default_";

  Fields {
    chosen = Set.copyOf(chosen);
  }

  static Fields of(Optional<String> parameter) {
    return new Fields(
        parameter.stream()
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .map(String::strip)
            .filter(field -> !field.isEmpty())
            .collect(Collectors.toSet()));
  }

  /**
   * The element with the fields asked for.
   *
   * @param render makes the element, with all fields for {@code true}, else with the usual ones
   */
  Element apply(Function<Boolean, Element> render) {
    if (chosen.isEmpty() || chosen.equals(Set.of(DEFAULT))) {
      return render.apply(false);
    }
    var everything = render.apply(true);
    if (chosen.contains(ALL)) {
      return everything;
    }
    var kept = new HashSet<>(chosen);
    if (kept.remove(DEFAULT)) {
      kept.addAll(render.apply(false).fieldNames());
    }
    return everything.only(kept);
  }
}
