package dev.tableauwebhooks.simulator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The filter, order and page that a call of a list asks for. */
record ListQuery(List<Condition> conditions, Optional<String> sort, int pageNumber, int pageSize) {

  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1000;

  ListQuery {
    conditions = List.copyOf(conditions);
  }

  static ListQuery of(Request request) {
    var size = positive(request, "pageSize", DEFAULT_SIZE, 400007);
    if (size > LARGEST_SIZE) {
      throw Refusal.of(403014, "Page size '%d' exceeds the limit of 1000.".formatted(size));
    }
    return new ListQuery(
        request.parameter("filter").map(Condition::parse).orElse(List.of()),
        request.parameter("sort"),
        positive(request, "pageNumber", 1, 400006),
        size);
  }

  /** The pagination element and the page: {@code workbooks} with its items. */
  <T> Reply page(String listName, List<T> all, Columns<T> columns, Function<T, Element> render) {
    var matching = select(all, columns);
    var from = (long) (pageNumber - 1) * pageSize;
    if (from > 0 && from >= matching.size()) {
      throw Refusal.of(400006, "Invalid page number '%d'.".formatted(pageNumber));
    }
    var pagination =
        Element.named("pagination")
            .with("pageNumber", Integer.toString(pageNumber))
            .with("pageSize", Integer.toString(pageSize))
            .with("totalAvailable", Integer.toString(matching.size()));
    var page = matching.stream().skip(from).limit(pageSize).map(render).toList();
    return Reply.ok(pagination, Element.list(listName, page));
  }

  /** Everything that matches, in order, without pages: some of Tableau's lists have none. */
  <T> List<T> select(List<T> all, Columns<T> columns) {
    var matching = all.stream();
    for (var condition : conditions) {
      var values = column(columns, condition.field());
      matching = matching.filter(item -> condition.holds(values.apply(item)));
    }
    return sort.isPresent()
        ? matching.sorted(order(columns, sort.get())).toList()
        : matching.toList();
  }

  private static <T> Comparator<T> order(Columns<T> columns, String sort) {
    return Arrays.stream(sort.split(",", -1))
        .map(key -> orderBy(columns, key))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static <T> Comparator<T> orderBy(Columns<T> columns, String key) {
    var parts = key.split(":", 2);
    var values = column(columns, parts[0]);
    Comparator<T> ascending =
        Comparator.comparing(item -> String.join(",", values.apply(item)), Values::compare);
    return switch (parts.length == 2 ? parts[1] : "asc") {
      case "asc" -> ascending;
      case "desc" -> ascending.reversed();
      default -> throw Refusal.of(400066, "The sort query '%s' is not valid.".formatted(key));
    };
  }

  private static <T> Function<T, List<String>> column(Columns<T> columns, String name) {
    return columns
        .find(name)
        .orElseThrow(() ->
            Refusal.of(
                400065,
                "The filter query contains a key which is not recognized for this api version."));
  }

  private static int positive(Request request, String name, int otherwise, int code) {
    var given = request.parameter(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      var number = Integer.parseInt(given.get());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below, with the number that is merely too small
    }
    throw Refusal.of(code, "'%s' is not a valid %s.".formatted(given.get(), name));
  }
}
