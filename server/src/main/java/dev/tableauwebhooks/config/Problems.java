package dev.tableauwebhooks.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found so far. */
final class Problems {
  private static final Comparator<ConfigurationProblem> AS_WRITTEN =
      Comparator.comparingInt(Problems::kind)
          .thenComparing(Problems::file)
          .thenComparingInt(Problems::line)
          .thenComparingInt(Problems::column);

  private final List<ConfigurationProblem> found = new ArrayList<>();

  void add(Place where, String what, String fix) {
    found.add(new ConfigurationProblem(where, what, fix));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Whole files first, then by file and line, then variables; otherwise as found. */
  List<ConfigurationProblem> sorted() {
    return found.stream().distinct().sorted(AS_WRITTEN).toList();
  }

  private static int kind(ConfigurationProblem problem) {
    return switch (problem.where()) {
      case Place.WholeFile _ -> 0;
      case Place.InFile _ -> 1;
      case Place.Variable _ -> 2;
    };
  }

  private static String file(ConfigurationProblem problem) {
    return problem.where() instanceof Place.InFile place ? place.file() : "";
  }

  private static int line(ConfigurationProblem problem) {
    return problem.where() instanceof Place.InFile place ? place.line() : 0;
  }

  private static int column(ConfigurationProblem problem) {
    return problem.where() instanceof Place.InFile place ? place.column() : 0;
  }
}
