package dev.tableauwebhooks.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints objects of the API as a table. */
final class ApiTable {
  private ApiTable() {}

  /**
   * Prints a row for each object, or JSON as the API answers it.
   *
   * @param key under which the objects stand
   * @param columns such as {@code OPENED=openedAt}
   */
  static void print(
      Terminal terminal, JsonNode body, String key, boolean asJson, List<String> columns) {
    if (asJson) {
      terminal.out().println(JsonText.pretty(body));
      return;
    }
    var names = columns.stream().map(column -> column.split("=", 2)).toList();
    var table = new Table(names.stream().map(it -> it[0]).toArray(String[]::new));
    for (var object : body.path(key)) {
      table.add(names.stream().map(it -> JsonText.of(object, it[1])).toArray(String[]::new));
    }
    table.print(terminal);
  }
}
