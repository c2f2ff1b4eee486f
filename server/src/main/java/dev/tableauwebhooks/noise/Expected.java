package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Admission.Candidate;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.RunState;
import dev.tableauwebhooks.run.StoreUnavailable;
import dev.tableauwebhooks.run.StoredEvent;
import dev.tableauwebhooks.workflow.Timing.Expectation;
import dev.tableauwebhooks.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks, at a deadline, whether what was expected has happened. */
final class Expected {
  private final EventLog events;
  private final GroupStore groups;

  Expected(EventLog events, GroupStore groups) {
    this.events = events;
    this.groups = groups;
  }

  boolean isFor(Workflow workflow) {
    return workflow.trigger().timing().orElse(null) instanceof Expectation;
  }

  /** The run of a deadline goes on where nothing came. */
  Answer answer(Candidate candidate) throws InterruptedException {
    var expectation = (Expectation) candidate.workflow().trigger().timing().orElseThrow();
    var event = candidate.claim().event().event();
    var happened = event.origin().createdAt().flatMap(due -> find(candidate, expectation, due));
    if (happened.isEmpty()) {
      return new Answer.GoOn(candidate.claim().run().ties());
    }
    var state = new RunState.Skipped(sentence(happened.get()));
    return groups.move(candidate.claim().run(), state)
        ? new Answer.Moved(state)
        : new Answer.Lost();
  }

  private static String sentence(StoredEvent event) {
    TableauEvent it = event.event();
    return "It happened: %s%s at %s (event %s)"
        .formatted(
            it.type(),
            it.resource().name().map(" of '%s'"::formatted).orElse(""),
            it.origin().createdAt().orElse(event.receivedAt()),
            event.id());
  }

  private Optional<StoredEvent> find(Candidate candidate, Expectation expectation, Instant due) {
    var span = expectation.deadline().next(due.minusMillis(1));
    var sites = candidate.workflow().trigger().sites();
    return happened(expectation, span.from(), span.by()).stream()
        .filter(event -> sites.isEmpty() || event.site().filter(sites::contains).isPresent())
        .filter(event ->
            expectation.condition().isEmpty()
                || expectation.condition().get().evaluate(candidate.scopes().apply(event)).isTrue())
        .findFirst();
  }

  private List<StoredEvent> happened(Expectation expectation, Instant from, Instant by) {
    try {
      return events.happened(expectation.events(), from, by);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("Interrupted while reading", e);
    }
  }
}
