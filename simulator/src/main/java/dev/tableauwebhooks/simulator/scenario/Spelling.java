package dev.tableauwebhooks.simulator.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what somebody who made a typing mistake most likely meant. */
final class Spelling {

  private static final int LONGEST_LIST = 30;

  private Spelling() {}

  /** An imperative: what was meant, or else what there is. */
  static String advice(String given, Collection<String> known) {
    return nearest(given, known).map("Did you mean '%s'?"::formatted).orElseGet(() -> list(known));
  }

  private static String list(Collection<String> known) {
    if (known.isEmpty()) {
      return "Remove it.";
    }
    return known.size() > LONGEST_LIST
        ? "Use one of the %d that there are.".formatted(known.size())
        : "Use one of: %s.".formatted(String.join(", ", new TreeSet<>(known)));
  }

  private static Optional<String> nearest(String given, Collection<String> known) {
    var allowed = Math.max(1, given.length() / 3);
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> distance(given, name))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(given, name) <= allowed);
  }

  /** The edits between the two; case counts for nothing. */
  private static int distance(String left, String right) {
    var from = left.toLowerCase(Locale.ROOT);
    var to = right.toLowerCase(Locale.ROOT);
    var row = new int[to.length() + 1];
    for (var column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (var line = 1; line <= from.length(); line++) {
      var diagonal = row[0];
      row[0] = line;
      for (var column = 1; column < row.length; column++) {
        var replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(diagonal, row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
