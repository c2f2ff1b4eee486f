package dev.tableauwebhooks.simulator.scenario;

/**
 * One thing wrong in the file of a scenario.
 *
 * @param line from 1
 * @param column from 1
 * @param path the key that is wrong, for example {@code timeline[1].error}; empty for the whole
 *     file
 * @param what what is wrong, as one sentence that quotes the offending value
 * @param fix the next thing to do, as an imperative sentence
 */
public record ScenarioProblem(
    String file, int line, int column, String path, String what, String fix) {

  /** Three lines: where, what, and how to mend it. */
  @Override
  public String toString() {
    return """
    %s:%d:%d%s
      %s
      Fix: %s\
    """
        .formatted(file, line, column, path.isEmpty() ? "" : ": " + path, what, fix);
  }
}
