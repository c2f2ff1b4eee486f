package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.workflow.expression.Mistake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one file while it is read. */
public final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  public Problems(String file) {
    this.file = file;
  }

  public void add(Position where, String path, String what, String fix) {
    found.add(new Problem(file, where.line(), where.column(), path, what, fix));
  }

  /** Mistakes inside the text of a scalar. */
  void add(YamlNode.Scalar scalar, String path, Collection<Mistake> mistakes) {
    for (var mistake : mistakes) {
      add(scalar.positionAt(mistake.offset()), path, mistake.what(), mistake.fix());
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** In the order of the file. */
  public List<Problem> all() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
