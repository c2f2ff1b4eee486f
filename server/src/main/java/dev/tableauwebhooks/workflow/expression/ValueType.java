package dev.tableauwebhooks.workflow.expression;

/** What is known of a value before it is computed. */
public enum ValueType {
  TEXT("text"),
  NUMBER("a number"),
  BOOLEAN("true or false"),
  TIME("a time"),
  DURATION("a duration"),
  LIST("a list"),
  MAP("a map"),
  NOTHING("null"),
  /** Any JSON value; only the evaluation tells. */
  ANY("any value");

  private final String phrase;

  ValueType(String phrase) {
    this.phrase = phrase;
  }

  /** For sentences: {@code text}, {@code a number}. */
  public String phrase() {
    return phrase;
  }
}
