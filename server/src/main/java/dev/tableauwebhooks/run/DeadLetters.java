package dev.tableauwebhooks.run;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.InternalEvents.News;
import dev.tableauwebhooks.run.RunStore.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises {@code RunDeadLettered} when a run was given up, after that is on disk: a crash between
 * the two leaves the dead letter untold, but never untrue.
 *
 * <p>A run on news of the server itself raises nothing, so that a dead letter about a dead letter
 * cannot go round.
 */
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final InternalEvents events;

  public DeadLetters(InternalEvents events) {
    this.events = events;
  }

  /**
   * @param step that failed, where one did
   */
  void tell(Claim claim, RunState.DeadLettered state, Optional<String> step)
      throws InterruptedException {
    if (claim.event().event() instanceof TableauEvent.Internal internal
        && !internal.eventType().isOfTableau()) {
      return;
    }
    try {
      events.raise(news(claim, state, step), claim.run().id().value());
    } catch (StoreUnavailable e) {
      LOG.atWarn()
          .addKeyValue("runId", claim.run().id())
          .addKeyValue("cause", e.getMessage())
          .log("The store is away; nobody is told of this dead letter");
    }
  }

  private static News news(Claim claim, RunState.DeadLettered state, Optional<String> step) {
    var run = claim.run();
    var event = claim.event();
    var what = event.event().resource().name().map(" of '%s'"::formatted).orElse("");
    var text =
        "The run %s of '%s' for %s%s was given up: %s"
            .formatted(run.id(), run.program(), event.event().type(), what, state.reason());
    return new News(
        InternalEventType.RUN_DEAD_LETTERED,
        event.site(),
        event.event().origin().siteLuid(),
        Optional.of(run.id().value()),
        Optional.of(run.program()),
        text,
        details(claim, state, step));
  }

  private static Map<String, Object> details(
      Claim claim, RunState.DeadLettered state, Optional<String> step) {
    var details = new LinkedHashMap<String, Object>();
    details.put("run_id", claim.run().id().value());
    details.put("workflow", claim.run().program());
    step.ifPresent(id -> details.put("step", id));
    details.put("reason", state.reason());
    details.put("fix", state.fix());
    details.put("event_id", claim.event().id().value());
    details.put("event_type", claim.event().event().type());
    claim.event().event().resource().name().ifPresent(it -> details.put("event_resource_name", it));
    claim.event().site().ifPresent(it -> details.put("site", it));
    return details;
  }
}
