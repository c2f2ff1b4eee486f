package dev.tableauwebhooks.simulator.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The table of a sheet as comma-separated values (RFC 4180), in UTF-8. */
public final class Csv {

  private Csv() {}

  public static byte[] of(Sheet sheet) {
    var text = new StringBuilder(line(sheet.columns()));
    sheet.rows().forEach(row -> text.append(line(row)));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    var isPlain = text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
