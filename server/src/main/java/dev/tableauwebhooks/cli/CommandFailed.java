package dev.tableauwebhooks.cli;

/** A command cannot do what it was asked for; printed without a stack trace. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;
  private final int exitCode;

  /**
   * What went wrong, and what to do; exit code 1.
   *
   * @param what one sentence that quotes what it is about
   * @param fix an imperative sentence, often a command
   */
  CommandFailed(String what, String fix) {
    this(what, fix, ExitCode.FAILED);
  }

  private CommandFailed(String what, String fix, int exitCode) {
    super(what);
    this.fix = fix;
    this.exitCode = exitCode;
  }

  /** What was asked for makes no sense; exit code 2. */
  static CommandFailed wrongUsage(String what, String fix) {
    return new CommandFailed(what, fix, ExitCode.WRONG_USAGE);
  }

  String fix() {
    return fix;
  }

  int exitCode() {
    return exitCode;
  }
}
