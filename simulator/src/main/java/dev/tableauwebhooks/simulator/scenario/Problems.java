package dev.tableauwebhooks.simulator.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in a file while it is read. */
final class Problems {

  private final String file;
  private final List<ScenarioProblem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Position at, String path, String what, String fix) {
    found.add(new ScenarioProblem(file, at.line(), at.column(), path, what, fix));
  }

  /** In the order of the file. */
  List<ScenarioProblem> all() {
    return found.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt(ScenarioProblem::line)
                .thenComparingInt(ScenarioProblem::column))
        .toList();
  }
}
