package dev.tableauwebhooks.cli;

/** What a command tells the shell. */
final class ExitCode {
  static final int OK = 0;

  /** What was asked for could not be done. */
  static final int FAILED = 1;

  /** The command line or the configuration is wrong, or a server cannot start as it is set up. */
  static final int WRONG_USAGE = 2;

  /** There is something to do, where the caller asked to be told so by the code. */
  static final int DIFFERENCE = 3;

  private ExitCode() {}
}
