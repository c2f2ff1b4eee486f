package dev.tableauwebhooks.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table of text, its columns as wide as they need to be, in Markdown. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    rows.add(List.of(heads));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var row = 0; row < rows.size(); row++) {
      text.append(line(rows.get(row), " "));
      if (row == 0) {
        text.append(line(rows.getFirst().stream().map(_ -> "").toList(), "-"));
      }
    }
    return text.toString();
  }

  private String line(List<String> cells, String filling) {
    var line = new StringBuilder("|");
    for (var column = 0; column < cells.size(); column++) {
      var cell = cells.get(column);
      line.append(filling).append(cell);
      line.repeat(filling, width(column) - cell.length()).append(filling).append('|');
    }
    return line.append('\n').toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
