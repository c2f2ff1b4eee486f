package dev.tableauwebhooks.codec;

/**
 * One thing wrong in a file that a person wrote. Reading collects every problem of every file, so
 * that one look shows all of them.
 *
 * @param file as the person knows it, for example {@code workflows/refresh-failed.yaml}
 * @param line from 1
 * @param column from 1
 * @param path the key that is wrong, for example {@code steps[1].uses}; empty for the whole file
 * @param what what is wrong, as one sentence that quotes the offending value
 * @param fix the next thing to do, as an imperative sentence
 */
public record Problem(String file, int line, int column, String path, String what, String fix) {

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
