package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What ties a run to others.
 *
 * @param group the group that its event has joined, or whose events it tells of
 * @param firstBatch with {@code batch}, which of the group's events it tells of
 * @param incident that its event has opened, changed or resolved, or that it tells of
 * @param tells what it tells of; empty for a run that is about its own event alone
 * @param releasedBy the pause that held it and has let it go
 */
public record Ties(
    Optional<String> group,
    long firstBatch,
    long batch,
    Optional<String> incident,
    Optional<Tells> tells,
    Optional<String> releasedBy) {

  /** On its own. */
  public static final Ties NONE =
      new Ties(Optional.empty(), 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

  public Ties {
    requireNonNull(group, "group");
    requireNonNull(incident, "incident");
    requireNonNull(tells, "tells");
    requireNonNull(releasedBy, "releasedBy");
  }

  /** What a run is made to tell. */
  public enum Tells {
    /** The new events of a group, or of an incident that is open. */
    NEWS,
    /** That an incident is still open. */
    REPEAT,
    /** That an incident is over. */
    END
  }
}
