package dev.tableauwebhooks.extension;

import static java.util.Objects.requireNonNull;

/**
 * One thing wrong with a file of {@code handlers/} or {@code connectors/}.
 *
 * @param file the folder's name and the file's, for example {@code handlers/TellTheOwner.java}
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1; 0 where the whole line is meant
 * @param what what is wrong
 * @param fix the next thing to do, as an imperative sentence
 */
public record ExtensionProblem(String file, int line, int column, String what, String fix) {
  public ExtensionProblem {
    requireNonNull(file, "file");
    requireNonNull(what, "what");
    requireNonNull(fix, "fix");
  }

  static ExtensionProblem inFile(String file, String what, String fix) {
    return new ExtensionProblem(file, 0, 0, what, fix);
  }

  /** The file with line and column as far as they are known, as editors and terminals link it. */
  public String where() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }

  @Override
  public String toString() {
    return "%s: %s\n  Fix: %s".formatted(where(), what, fix);
  }
}
