package dev.tableauwebhooks.workflow.expression;

/**
 * One thing wrong in a text.
 *
 * @param offset the index of the character in the text where it is wrong
 * @param what what is wrong, as one sentence that quotes it
 * @param fix the next thing to do, as a sentence
 */
public record Mistake(int offset, String what, String fix) {

  /** The same mistake in a text in which this one stands at an offset. */
  Mistake movedBy(int by) {
    return new Mistake(offset + by, what, fix);
  }
}
