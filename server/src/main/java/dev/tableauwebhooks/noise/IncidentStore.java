package dev.tableauwebhooks.noise;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where incidents are kept. Each write returns when it is on disk. */
public interface IncidentStore {

  Optional<Incident> find(String id) throws InterruptedException;

  /**
   * Newest first.
   *
   * @param before only incidents older than that one
   */
  List<Incident> list(
      Optional<Incident.State> state, Optional<String> program, int most, Optional<String> before)
      throws InterruptedException;

  /** Those of an incident that still fail first, then by name. */
  List<Incident.Member> members(String id, int most) throws InterruptedException;

  /** How many are open. */
  long countOpen() throws InterruptedException;

  /** The open incidents of these workflows. */
  List<Incident> openOf(Collection<String> programs) throws InterruptedException;

  /** Somebody cares: it is not repeated any more. False where it is not open. */
  boolean acknowledge(String id, String by, String note, Instant now) throws InterruptedException;

  /** Nothing but its end is told before that time. False where it is not open. */
  boolean snooze(String id, String by, String note, Instant until) throws InterruptedException;

  /** Ends it, and has that told where it was told of. False where it is not open. */
  boolean close(String id, String by, String note, Instant now) throws InterruptedException;
}
