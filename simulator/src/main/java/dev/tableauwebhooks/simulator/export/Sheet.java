package dev.tableauwebhooks.simulator.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A view as it is drawn: a title, remarks such as the filters that hold, bars, and the table behind
 * them.
 *
 * @param rows as many cells each as there are columns
 */
public record Sheet(
    String title,
    List<String> remarks,
    List<Bar> bars,
    List<String> columns,
    List<List<String>> rows) {

  /** One bar of the chart. */
  public record Bar(String label, int value) {}

  public Sheet {
    remarks = List.copyOf(remarks);
    bars = List.copyOf(bars);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** How much of the room for bars the bar takes, from 0 to 1. */
  double share(Bar bar) {
    var highest = bars.stream().mapToInt(Bar::value).max().orElse(0);
    return highest <= 0 ? 0 : Math.max(0, bar.value()) / (double) highest;
  }

  /** The same with one more remark. */
  public Sheet remarked(String remark) {
    var more = new ArrayList<>(remarks);
    more.add(remark);
    return new Sheet(title, more, bars, columns, rows);
  }
}
