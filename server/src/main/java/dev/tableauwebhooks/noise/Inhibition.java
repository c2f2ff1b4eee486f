package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.run.Admission.Candidate;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Open incidents of some workflows that hide the runs of others. */
final class Inhibition {
  private final Supplier<Catalog> catalog;
  private final IncidentStore incidents;

  Inhibition(Supplier<Catalog> catalog, IncidentStore incidents) {
    this.catalog = catalog;
    this.incidents = incidents;
  }

  /** Why a run is hidden; empty where it is not. */
  Optional<String> reason(Candidate candidate) throws InterruptedException {
    var rules = rules(candidate.workflow().name());
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    var scope = candidate.scopes().apply(candidate.claim().event());
    for (var incident : incidents.openOf(rules.keySet())) {
      var rule = rules.get(incident.program());
      if (rule != null && rule.evaluate(seeing(scope, incident)).isTrue()) {
        return Optional.of(
            "Hidden by the incident '%s' of '%s', open since %s (incident %s)"
                .formatted(
                    incident.title(), incident.program(), incident.openedAt(), incident.id()));
      }
    }
    return Optional.empty();
  }

  private Map<String, Expression> rules(String except) {
    var rules = new HashMap<String, Expression>();
    for (var program : catalog.get().programs()) {
      if (program instanceof Program.OfWorkflow(var workflow) && !workflow.name().equals(except)) {
        workflow
            .noise()
            .incident()
            .flatMap(rule -> rule.inhibits())
            .ifPresent(rule -> rules.put(workflow.name(), rule));
      }
    }
    return rules;
  }

  private static Scope seeing(Scope scope, Incident incident) {
    Lookups lookups =
        path ->
            switch (path) {
              case "inhibitor.id" -> Optional.of(incident.id());
              case "inhibitor.key" -> Optional.of(incident.key());
              case "inhibitor.workflow" -> Optional.of(incident.program());
              default -> scope.lookups().find(path);
            };
    return scope.with(lookups);
  }
}
