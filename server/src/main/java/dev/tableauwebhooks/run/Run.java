package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one workflow or handler for one event.
 *
 * @param program the workflow's or handler's name
 * @param revision the hash of the revision that it runs under
 * @param epoch grows with each take-over; a writer with an older one is refused
 * @param seen the values that decided its condition
 * @param replayOf the run that this one repeats
 * @param ties what ties it to other runs
 * @param attempts how many tries of its steps there were when it was read
 */
public record Run(
    RunId id,
    EventId eventId,
    String program,
    String revision,
    RunState state,
    long epoch,
    Instant createdAt,
    Optional<Instant> endedAt,
    Map<String, @Nullable Object> seen,
    Optional<RunId> replayOf,
    Ties ties,
    int attempts) {
  public Run {
    requireNonNull(id, "id");
    requireNonNull(eventId, "eventId");
    requireNonNull(program, "program");
    requireNonNull(revision, "revision");
    requireNonNull(state, "state");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(endedAt, "endedAt");
    requireNonNull(seen, "seen");
    requireNonNull(replayOf, "replayOf");
    requireNonNull(ties, "ties");
  }

  /** The same with other ties. */
  public Run with(Ties others) {
    return new Run(
        id, eventId, program, revision, state, epoch, createdAt, endedAt, seen, replayOf, others,
        attempts);
  }
}
