package dev.tableauwebhooks.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Guesses what somebody meant to write. */
final class Spelling {
  private static final int MOST_MISTAKES = 2;

  private Spelling() {}

  /** The known word that is nearest to what was written, if any is near. */
  static Optional<String> nearest(String written, Collection<String> known) {
    var plain = plain(written);
    return known.stream()
        .filter(word -> isNear(plain, plain(word)))
        .min(Comparator.comparingInt(word -> distance(plain, plain(word))));
  }

  private static boolean isNear(String written, String word) {
    var allowed = Math.min(MOST_MISTAKES, word.length() / 2);
    return distance(written, word) <= allowed;
  }

  /** Without what people mix up between YAML, properties and environments. */
  private static String plain(String word) {
    return word.replaceAll("[-_. ]", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance, with neighbours that changed places counted as one mistake. */
  private static int distance(String a, String b) {
    var costs = new int[a.length() + 1][b.length() + 1];
    IntStream.rangeClosed(0, a.length()).forEach(i -> costs[i][0] = i);
    IntStream.rangeClosed(0, b.length()).forEach(j -> costs[0][j] = j);
    for (var i = 1; i <= a.length(); i++) {
      for (var j = 1; j <= b.length(); j++) {
        var same = a.charAt(i - 1) == b.charAt(j - 1);
        var replaced = costs[i - 1][j - 1] + (same ? 0 : 1);
        costs[i][j] = Math.min(replaced, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
        if (swapped(a, b, i, j)) {
          costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
        }
      }
    }
    return costs[a.length()][b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
