package dev.tableauwebhooks.workflow.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word that a mistyped one is nearest to. */
public final class Suggestion {
  private static final int FARTHEST = 2;

  private Suggestion() {}

  /** The nearest known word within two edits, ignoring case; the first in order among equals. */
  public static Optional<String> closest(String given, Collection<String> known) {
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(word -> distance(given, word)))
        .filter(word -> distance(given, word) <= Math.min(FARTHEST, given.length() - 1));
  }

  /** {@code Did you mean 'x'?}, or {@code Use one of: a, b.} where nothing is near. */
  public static String fix(String given, Collection<String> known) {
    return closest(given, known)
        .map("Did you mean '%s'?"::formatted)
        .orElseGet(
            () -> "Use one of: %s.".formatted(String.join(", ", known.stream().sorted().toList())));
  }

  /** Letters to insert, delete, replace or swap with their neighbour; case costs nothing. */
  private static int distance(String given, String known) {
    var a = given.toLowerCase(Locale.ROOT);
    var b = known.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > FARTHEST) {
      return Integer.MAX_VALUE;
    }
    var costs = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) {
      costs[i][0] = i;
    }
    for (var j = 0; j <= b.length(); j++) {
      costs[0][j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      for (var j = 1; j <= b.length(); j++) {
        costs[i][j] = cheapest(costs, a, b, i, j);
      }
    }
    return costs[a.length()][b.length()];
  }

  private static int cheapest(int[][] costs, String a, String b, int i, int j) {
    var same = a.charAt(i - 1) == b.charAt(j - 1);
    var cost =
        Math.min(
            costs[i - 1][j - 1] + (same ? 0 : 1), Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
    var swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}
