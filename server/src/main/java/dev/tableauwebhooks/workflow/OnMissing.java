package dev.tableauwebhooks.workflow;

/** What a run does when a value could not be fetched, however often it was tried. */
public enum OnMissing {
  /** It ends as a dead letter. */
  FAIL,
  /** It goes on as if the value were absent, and says so. */
  CONTINUE
}
