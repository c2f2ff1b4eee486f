package dev.tableauwebhooks.demo;

import java.time.Duration;

/** Makes checks one after the other and prints a line for each. Used by one thread. */
final class Checklist {
  private static final int WIDTH = 58;

  private final Screen screen;
  private final long begin = System.nanoTime();
  private int passed;
  private int failed;

  Checklist(Screen screen) {
    this.screen = screen;
  }

  /** Something to check. */
  @FunctionalInterface
  interface Check {
    /**
     * Checks it.
     *
     * @return what shows that it is so
     * @throws DemoFailed when it is not so; says what is there instead
     */
    String run() throws InterruptedException;
  }

  /** Makes the check; a failed one does not keep the next from being made. */
  void check(String title, Check check) throws InterruptedException {
    try {
      var evidence = check.run();
      passed++;
      var shown = screen.faint(Screen.printable(evidence));
      screen.line("  %s  %s  %s".formatted(screen.green("ok    "), padded(title), shown));
    } catch (DemoFailed e) {
      failed++;
      screen.line("  %s  %s".formatted(screen.red("FAILED"), title));
      screen.line("          " + e.getMessage());
    }
  }

  boolean isAllWell() {
    return failed == 0;
  }

  /** A sentence about all checks. */
  String summary() {
    var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    return failed == 0
        ? "All %d checks passed in %.1f s.".formatted(passed, seconds)
        : "%d of %d checks failed.".formatted(failed, passed + failed);
  }

  private static String padded(String title) {
    return Screen.padded(title, WIDTH);
  }
}
