package dev.tableauwebhooks.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One figure over all rounds. */
final class Figures {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The median, and the range where there is one: {@code 12.5 (11.0–14.2)}. */
  String show() {
    if (values.isEmpty()) {
      return "–";
    }
    var median = show(median());
    return values.size() == 1
        ? median
        : "%s (%s–%s)"
            .formatted(median, show(Collections.min(values)), show(Collections.max(values)));
  }

  /** Three digits are as many as such a figure deserves. */
  static String show(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
