package dev.tableauwebhooks.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command prints.
 *
 * @param out for results
 * @param err for problems and hints
 * @param isColoured whether a person is looking, who did not forbid colours
 */
record Terminal(PrintWriter out, PrintWriter err, boolean isColoured) {
  private static final String BOLD = "1";
  private static final String GREEN = "32";
  private static final String FAINT = "2";

  static Terminal ofProcess(Map<String, String> environment) {
    return new Terminal(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        isColoured(environment, isInteractive()));
  }

  /**
   * Whether to print in colours.
   *
   * @see <a href="https://no-color.org">NO_COLOR</a>
   */
  static boolean isColoured(Map<String, String> environment, boolean isInteractive) {
    return isInteractive
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Since Java 25 there is no console, as before Java 22, where none of the streams is one. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isInteractive() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  String bold(String text) {
    return styled(BOLD, text);
  }

  String green(String text) {
    return styled(GREEN, text);
  }

  String faint(String text) {
    return styled(FAINT, text);
  }

  private String styled(String code, String text) {
    return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
