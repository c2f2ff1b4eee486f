package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What came of reading the configuration. */
public sealed interface LoadResult {

  /** Everything was in order. */
  record Loaded(Configuration configuration) implements LoadResult {
    public Loaded {
      requireNonNull(configuration, "configuration");
    }
  }

  /** Something was wrong; all of it, in the order of the files. Never empty. */
  record Refused(List<ConfigurationProblem> problems) implements LoadResult {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("refused without a problem");
      }
    }
  }
}
