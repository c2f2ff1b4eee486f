package dev.tableauwebhooks.access;

/** What a token opens; neither opens what the other does. */
public enum TokenKind {
  /** Posting events. */
  INGEST,
  /** The API and the dashboard. */
  ADMIN
}
