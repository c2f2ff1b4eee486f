package dev.tableauwebhooks.workflow.expression;

/** How far an evaluation may go before it is stopped. Far beyond what a workflow needs. */
final class Limits {
  /** Characters of one expression. */
  static final int EXPRESSION = 10_000;

  /** Turns of all loops of one evaluation together. */
  static final int ITERATIONS = 10_000;

  /** Characters of any text that is computed, and elements of any list. */
  static final int TEXT = 1_000_000;

  /** Values in a result. */
  static final int NODES = 100_000;

  private Limits() {}

  /** Refuses to make a text or list of that length. */
  static void check(long length) {
    if (length > TEXT) {
      throw new TooLarge();
    }
  }

  /** A value grew beyond the limits. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("it makes a value that is too large");
    }
  }
}
