package dev.tableauwebhooks.config;

/**
 * A value that somebody gave, not yet read as what it should be.
 *
 * @param text the value itself, which may be secret
 * @param shown what a message may quote of it
 */
record Given(String text, String shown, Place place) {

  /** A value that stands as it is where it was given. */
  static Given plain(String text, Place place) {
    return new Given(text, "'" + text + "'", place);
  }

  /** A value that no message may quote. */
  static Given secret(String text, Place place) {
    return new Given(text, "The value", place);
  }

  boolean isBlank() {
    return text.isBlank();
  }

  @Override
  public String toString() {
    return shown + " at " + place;
  }
}
