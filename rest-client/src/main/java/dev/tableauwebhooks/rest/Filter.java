package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * One condition of a list call, such as {@code projectName:eq:Finance}. Several are combined by
 * AND.
 *
 * <p>Tableau cannot compare with a text that holds a comma or an ampersand, encoded or not; such a
 * value is refused here rather than answered wrongly there. Ask {@link #canCompareWith} first, and
 * filter the stream instead.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_concepts_filtering_and_sorting.htm">the
 *     fields of each call</a>
 */
public record Filter(String field, Operator operator, List<String> values) {

  /** Tableau's comparisons. */
  public enum Operator {
    EQ,
    IN,
    GT,
    GTE,
    LT,
    LTE,
    HAS;

    String word() {
      return switch (this) {
        case EQ -> "eq";
        case IN -> "in";
        case GT -> "gt";
        case GTE -> "gte";
        case LT -> "lt";
        case LTE -> "lte";
        case HAS -> "has";
      };
    }
  }

  public Filter {
    Sort.checkField(field);
    requireNonNull(operator, "operator");
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("The filter on '%s' has no value.".formatted(field));
    }
    for (var value : values) {
      if (!canCompareWith(value)) {
        throw new IllegalArgumentException(
            "Tableau cannot filter by a value with a comma or '&': '%s'. Filter the stream instead."
                .formatted(value));
      }
    }
  }

  /** Whether Tableau understands a filter with that value. */
  public static boolean canCompareWith(String value) {
    return value.indexOf(',') < 0 && value.indexOf('&') < 0;
  }

  public static Filter eq(String field, String value) {
    return new Filter(field, Operator.EQ, List.of(value));
  }

  /** The field has one of the values; of tags: any of them. */
  public static Filter in(String field, Collection<String> values) {
    return new Filter(field, Operator.IN, List.copyOf(values));
  }

  /** The field's text contains the value. */
  public static Filter has(String field, String value) {
    return new Filter(field, Operator.HAS, List.of(value));
  }

  /** Later than the instant, to the second. */
  public static Filter after(String field, Instant instant) {
    return new Filter(field, Operator.GT, List.of(text(instant)));
  }

  /** At the instant or later, to the second. */
  public static Filter since(String field, Instant instant) {
    return new Filter(field, Operator.GTE, List.of(text(instant)));
  }

  /** Earlier than the instant, to the second. */
  public static Filter before(String field, Instant instant) {
    return new Filter(field, Operator.LT, List.of(text(instant)));
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  String expression() {
    var value = operator == Operator.IN ? "[" + String.join(",", values) + "]" : values.getFirst();
    return field + ":" + operator.word() + ":" + value;
  }
}
