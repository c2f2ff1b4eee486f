package dev.tableauwebhooks.rest.model;

/** What came of asking for an extract refresh. */
public sealed interface RefreshStart {

  /** Tableau queued it as a job. */
  record Queued(String jobLuid) implements RefreshStart {}

  /** One was queued or running already (code 409093), so there is nothing to do. */
  record AlreadyQueued(String detail) implements RefreshStart {}
}
