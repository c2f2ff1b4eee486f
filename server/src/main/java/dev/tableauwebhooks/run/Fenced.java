package dev.tableauwebhooks.run;

/** Another owner has taken the run over, or a person has ended it: stop without a further word. */
final class Fenced extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Fenced() {
    super("taken over", null, false, false);
  }
}
