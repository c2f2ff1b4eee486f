package dev.tableauwebhooks.rest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which objects a list call returns, and in which order.
 *
 * <pre>{@code
 * Query.all().where(Filter.eq("projectName", "Finance")).orderedBy(Sort.descending("updatedAt"))
 * }</pre>
 *
 * @param pageSize how many objects one request fetches, 1 to 1000
 * @param allFields whether Tableau sends every field it has ({@code fields=_all_})
 */
public record Query(List<Filter> filters, List<Sort> sorts, int pageSize, boolean allFields) {
  private static final int LARGEST_PAGE = 1000;

  public Query {
    filters = List.copyOf(filters);
    sorts = List.copyOf(sorts);
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "A page holds 1 to %d objects, not %d.".formatted(LARGEST_PAGE, pageSize));
    }
  }

  /** Every object, in Tableau's order, a hundred at a time. */
  public static Query all() {
    return new Query(List.of(), List.of(), 100, false);
  }

  public Query where(Filter filter) {
    return new Query(added(filters, filter), sorts, pageSize, allFields);
  }

  public Query orderedBy(Sort sort) {
    return new Query(filters, added(sorts, sort), pageSize, allFields);
  }

  public Query pageSize(int objects) {
    return new Query(filters, sorts, objects, allFields);
  }

  public Query withAllFields() {
    return new Query(filters, sorts, pageSize, true);
  }

  Map<String, String> parameters(int page) {
    var parameters = unpaged();
    parameters.put("pageSize", Integer.toString(pageSize));
    parameters.put("pageNumber", Integer.toString(page));
    return parameters;
  }

  /** For the few lists that have no pages. */
  Map<String, String> unpaged() {
    var parameters = new LinkedHashMap<String, String>();
    if (!filters.isEmpty()) {
      parameters.put("filter", filters.stream().map(Filter::expression).collect(joining(",")));
    }
    if (!sorts.isEmpty()) {
      parameters.put("sort", sorts.stream().map(Sort::expression).collect(joining(",")));
    }
    if (allFields) {
      parameters.put("fields", "_all_");
    }
    return parameters;
  }

  private static <T> List<T> added(List<T> list, T one) {
    var longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
  }
}
