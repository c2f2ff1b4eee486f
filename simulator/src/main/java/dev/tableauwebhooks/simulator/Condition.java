package dev.tableauwebhooks.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One part of a {@code filter}: {@code name:eq:Sales}, {@code tags:in:[a,b]}.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_concepts_filtering_and_sorting.htm">Filtering
 *     and Sorting</a>
 */
record Condition(String field, String operator, List<String> wanted) {

  private static final Set<String> OPERATORS = Set.of("eq", "in", "gt", "gte", "lt", "lte", "has");

  Condition {
    wanted = List.copyOf(wanted);
  }

  /** All conditions of a filter; all must hold. */
  static List<Condition> parse(String filter) {
    return splitOutsideBrackets(filter).stream().map(Condition::parseOne).toList();
  }

  boolean holds(List<String> values) {
    return values.stream().anyMatch(this::holds);
  }

  private boolean holds(String value) {
    var first = wanted.getFirst();
    return switch (operator) {
      case "eq", "in" -> wanted.contains(value);
      case "has" -> value.toLowerCase(Locale.ROOT).contains(first.toLowerCase(Locale.ROOT));
      case "gt" -> Values.compare(value, first) > 0;
      case "gte" -> Values.compare(value, first) >= 0;
      case "lt" -> Values.compare(value, first) < 0;
      default -> Values.compare(value, first) <= 0;
    };
  }

  private static Condition parseOne(String text) {
    var parts = text.split(":", 3);
    if (parts.length < 3 || parts[2].isEmpty()) {
      throw Refusal.of(
          400065, "The filter query is missing a value for key '%s'.".formatted(parts[0]));
    }
    if (!OPERATORS.contains(parts[1])) {
      throw Refusal.of(
          400065,
          "The filter query contains an operator '%s' which is not valid.".formatted(parts[1]));
    }
    return new Condition(parts[0], parts[1], wantedOf(parts[1], parts[2]));
  }

  private static List<String> wantedOf(String operator, String value) {
    if (operator.equals("in") && value.startsWith("[") && value.endsWith("]")) {
      return Arrays.stream(value.substring(1, value.length() - 1).split(",", -1))
          .map(String::strip)
          .toList();
    }
    return List.of(value);
  }

  private static List<String> splitOutsideBrackets(String filter) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var start = 0;
    for (var index = 0; index < filter.length(); index++) {
      switch (filter.charAt(index)) {
        case '[' -> depth++;
        case ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(filter.substring(start, index));
            start = index + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(filter.substring(start));
    return parts;
  }
}
