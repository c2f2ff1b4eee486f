package dev.tableauwebhooks.run;

import dev.tableauwebhooks.run.ActionCall.Past;
import dev.tableauwebhooks.run.Admission.Company;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the expressions and steps of one run of a workflow see. Used by one thread. */
final class Sight {
  /** The first words of what expressions see of the run's group and incident. */
  private static final Set<String> COMPANY = Set.of("events", "group", "incident", "earlier");

  private final Surroundings surroundings;
  private final String workflow;
  private final Lookups lookups;
  private final Forbearance forbearing;
  private final Object body;
  private final Map<String, Map<String, Object>> outputs = new HashMap<>();
  private Claim claim;
  private @Nullable Company company;

  Sight(Surroundings surroundings, Claim claim, String workflow) {
    this.surroundings = surroundings;
    this.claim = claim;
    this.workflow = workflow;
    this.lookups = surroundings.lookups().apply(claim.event());
    this.forbearing = new Forbearance(this::find);
    this.body = surroundings.bodies().apply(claim.event().body());
  }

  /** The run, with the ties that it has by now. */
  Claim claim() {
    return claim;
  }

  void tie(Ties ties) {
    claim = new Claim(claim.run().with(ties), claim.event(), claim.attempts());
  }

  /** Adds what a finished step gave. */
  void add(String step, Map<String, Object> values) {
    outputs.put(step, values);
  }

  /** From now on, what cannot be fetched is absent. */
  void forbear() {
    forbearing.grant();
  }

  /** The values that were seen, with the reason in place of each that is missing. */
  Map<String, @Nullable Object> explain(Map<String, @Nullable Object> seen) {
    return forbearing.explain(seen);
  }

  /** One sentence on all that is missing; empty where nothing is. */
  Optional<String> summary() {
    return forbearing.summary();
  }

  /** The same in brackets, for the end of a sentence. */
  String missing() {
    return summary().map(it -> " (" + it + ")").orElse("");
  }

  /** A value of what belongs together, or one that is looked up in Tableau. */
  Optional<Object> find(String path) {
    var dot = path.indexOf('.');
    return COMPANY.contains(dot < 0 ? path : path.substring(0, dot))
        ? company().values().find(path)
        : lookups.find(path);
  }

  private Company company() {
    if (company == null) {
      try {
        company = surroundings.admission().company(claim);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreUnavailable("Interrupted while reading", e);
      }
    }
    return company;
  }

  /** What was before this run, for a step. */
  Past past(Step step) {
    var ties = claim.run().ties();
    return ties.tells().isPresent() || ties.incident().isPresent()
        ? new Past(company().earlier().getOrDefault(step.id(), Map.of()), ties.incident())
        : Past.NONE;
  }

  Scope scope() {
    return scope(claim.event(), body, forbearing);
  }

  /** What an expression sees for this event, which may be another than the run's. */
  Scope scopeOf(StoredEvent event) {
    return event.id().equals(claim.event().id())
        ? scope()
        : scope(
            event, surroundings.bodies().apply(event.body()), surroundings.lookups().apply(event));
  }

  private Scope scope(StoredEvent event, Object itsBody, Lookups values) {
    return new Scope(
        event.event(),
        event.id().value(),
        event.receivedAt(),
        itsBody,
        values,
        outputs,
        surroundings.env(),
        claim.run().id().value(),
        workflow);
  }
}
