package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What came of reading settings.
 *
 * @param <T> what is read
 */
public sealed interface LoadResult<T> {

  /** Everything was in order. */
  record Loaded<T>(T value) implements LoadResult<T> {
    public Loaded {
      requireNonNull(value, "value");
    }
  }

  /** Something was wrong; all of it, in the order of the files. Never empty. */
  record Refused<T>(List<ConfigurationProblem> problems) implements LoadResult<T> {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("refused without a problem");
      }
    }
  }
}
