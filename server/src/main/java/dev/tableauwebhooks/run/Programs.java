package dev.tableauwebhooks.run;

import dev.tableauwebhooks.workflow.Revision;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Finds the program of a run under the revision that it began with: among the active ones, or read
 * again from the stored source. A Java handler has no stored source; its active class is taken.
 */
public final class Programs {
  private static final int KEPT = 200;

  private final Supplier<Catalog> active;
  private final RevisionStore revisions;
  private final BiFunction<Revision, String, Optional<Program>> reader;
  private final Map<String, Program> old = new ConcurrentHashMap<>();

  /**
   * @param reader reads the program of a name from a stored source; empty where that is no longer
   *     possible
   */
  public Programs(
      Supplier<Catalog> active,
      RevisionStore revisions,
      BiFunction<Revision, String, Optional<Program>> reader) {
    this.active = active;
    this.revisions = revisions;
    this.reader = reader;
  }

  /** The program of that name as it is now. */
  public Optional<Program> current(String name) {
    return active.get().find(name);
  }

  Optional<Program> find(Run run) throws InterruptedException {
    var current = current(run.program());
    if (current.filter(program -> serves(program, run)).isPresent()) {
      return current;
    }
    var key = run.program() + '@' + run.revision();
    var known = Optional.ofNullable(old.get(key));
    if (known.isPresent()) {
      return known;
    }
    var found = revisions.findRevision(run.revision()).flatMap(r -> reader.apply(r, run.program()));
    if (old.size() >= KEPT) {
      old.clear();
    }
    found.ifPresent(program -> old.put(key, program));
    return found;
  }

  private static boolean serves(Program program, Run run) {
    return program instanceof Program.OfHandler || program.revision().hash().equals(run.revision());
  }
}
