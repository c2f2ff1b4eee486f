package dev.tableauwebhooks.app;

import java.util.List;
import java.util.stream.Collectors;

/** The server cannot start as it is configured. The message says everything that is wrong. */
public final class StartFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  private StartFailed(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, each with where and how to mend it. */
  public List<String> problems() {
    return problems;
  }

  /** Of a part that could not be opened; its message says how to mend it. */
  static StartFailed because(RuntimeException cause) {
    return because(cause, String.valueOf(cause.getMessage()));
  }

  static StartFailed because(Exception cause, String problem) {
    var failed = new StartFailed(List.of(problem));
    failed.initCause(cause);
    return failed;
  }

  /** Throws one where there are problems. */
  static void because(List<?> problems) {
    if (!problems.isEmpty()) {
      throw new StartFailed(
          problems.stream().map(String::valueOf).collect(Collectors.toUnmodifiableList()));
    }
  }
}
