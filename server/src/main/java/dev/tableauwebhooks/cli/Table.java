package dev.tableauwebhooks.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows in aligned columns, with a heading. */
final class Table {
  private static final int WIDEST = 60;
  private static final int WIDEST_LAST = 160;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heading) {
    this.heading = List.of(heading);
  }

  void add(String... cells) {
    var row = new ArrayList<String>();
    for (var cell : cells) {
      row.add(shown(cell, row.size() + 1 == cells.length ? WIDEST_LAST : WIDEST));
    }
    rows.add(row);
  }

  void print(Terminal terminal) {
    terminal.out().println(terminal.bold(line(heading)));
    rows.forEach(row -> terminal.out().println(line(row)));
    terminal.out().flush();
  }

  private String line(List<String> row) {
    var line = new StringBuilder();
    for (var column = 0; column < row.size(); column++) {
      var cell = row.get(column);
      var padding = column + 1 == row.size() ? 0 : width(column) - length(cell) + 2;
      line.append(cell).repeat(' ', padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    var widest = length(heading.get(column));
    for (var row : rows) {
      widest = Math.max(widest, length(row.get(column)));
    }
    return widest;
  }

  /** Short enough for a column, and {@link #printable}. */
  static String shown(String cell) {
    return shown(cell, WIDEST);
  }

  private static String shown(String cell, int widest) {
    var plain = printable(cell);
    return length(plain) <= widest
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, widest - 1)) + "…";
  }

  /** Without characters with which a name could steer the terminal. */
  static String printable(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
