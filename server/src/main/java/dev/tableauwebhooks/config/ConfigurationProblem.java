package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

/**
 * One thing wrong in the configuration.
 *
 * @param where the file, line, column and key, or the variable
 * @param what what is wrong, as one sentence that quotes the value unless it is secret
 * @param fix the next thing to do, as an imperative sentence
 */
public record ConfigurationProblem(Place where, String what, String fix) {
  public ConfigurationProblem {
    requireNonNull(where, "where");
    requireNonNull(what, "what");
    requireNonNull(fix, "fix");
  }

  @Override
  public String toString() {
    return """
    %s
      %s
      Fix: %s\
    """
        .formatted(where, what, fix);
  }
}
