package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.RetryPolicy;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Tableau whether an event can be true before its runs begin, since Tableau signs nothing. One
 * that cannot is set aside.
 */
public final class Verification {
  private static final Journal.Step PLACE =
      new Journal.Step(Journal.CONDITION, -1, "verify", Map.of());

  private final Doubt doubt;
  private final EventLog log;

  /** What is known against an event. */
  @FunctionalInterface
  public interface Doubt {
    /** Believes everything. */
    Doubt NONE = _ -> Optional.empty();

    /**
     * Why the event cannot be true, as a sentence; empty where it can.
     *
     * @throws LookupFailed where nobody knows at this time
     */
    Optional<String> about(StoredEvent event) throws LookupFailed;
  }

  public Verification(Doubt doubt, EventLog log) {
    this.doubt = requireNonNull(doubt, "doubt");
    this.log = requireNonNull(log, "log");
  }

  /** Whether a run may begin; where not, its new state has been written. */
  boolean allows(Claim claim, Journal journal) throws InterruptedException {
    try {
      var reason = doubt.about(claim.event());
      if (reason.isEmpty()) {
        return true;
      }
      log.distrust(claim.event(), reason.get());
      journal.move(new RunState.Running().skipped("Set aside. " + reason.get()), Map.of());
    } catch (LookupFailed e) {
      postpone(journal, e);
    }
    return false;
  }

  private static void postpone(Journal journal, LookupFailed e) throws InterruptedException {
    var reason = String.valueOf(e.getMessage());
    var attempt = journal.begin(PLACE, Optional.empty(), Map.of());
    var waiting =
        e.retry()
            ? journal.retry(PLACE.id(), RetryPolicy.DEFAULT, reason)
            : Optional.<RunState.Waiting>empty();
    if (waiting.isPresent()) {
      journal.endAndMove(attempt, new Attempt.Result.RetryLater(reason), waiting.get());
    } else {
      var dead = new RunState.Running().deadLettered("Not verified: " + reason, e.fix());
      journal.endAndMove(attempt, new Attempt.Result.Failed(reason, e.fix()), dead);
    }
  }
}
