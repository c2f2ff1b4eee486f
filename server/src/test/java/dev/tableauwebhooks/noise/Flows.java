package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.run.Program;
import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.OnMissing;
import dev.tableauwebhooks.workflow.RetryPolicy;
import dev.tableauwebhooks.workflow.Revision;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.Settings;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Trigger;
import dev.tableauwebhooks.workflow.Workflow;
import dev.tableauwebhooks.workflow.noise.Concurrency;
import dev.tableauwebhooks.workflow.noise.Dedupe;
import dev.tableauwebhooks.workflow.noise.Digest;
import dev.tableauwebhooks.workflow.noise.Grouping;
import dev.tableauwebhooks.workflow.noise.IncidentRule;
import dev.tableauwebhooks.workflow.noise.Key;
import dev.tableauwebhooks.workflow.noise.Noise;
import dev.tableauwebhooks.workflow.noise.QuietHours;
import dev.tableauwebhooks.workflow.noise.Throttle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Workflows of one step whose text says what it saw. */
final class Flows {
  static final String FAILED = "WorkbookRefreshFailed";
  static final String SUCCEEDED = "WorkbookRefreshSucceeded";
  static final Key NAME = new Key(List.of(expression(scope -> name(scope))));

  private Flows() {}

  static String name(Scope scope) {
    return scope.event().resource().name().orElse("");
  }

  static Expression expression(Function<Scope, @Nullable Object> value) {
    return new Expression() {
      @Override
      public String text() {
        return "of the test";
      }

      @Override
      public Evaluation evaluate(Scope scope) {
        return new Evaluation(value.apply(scope), Map.of());
      }
    };
  }

  static Expression type(String suffix) {
    return expression(scope -> scope.event().type().endsWith(suffix));
  }

  /** Failures with one key are one incident. */
  static IncidentRule incident(Key key) {
    return new IncidentRule(
        key,
        expression(scope -> scope.event().resource().luid().orElse("")),
        type("Failed"),
        type("Succeeded"),
        Optional.empty());
  }

  static Program flow(Action<?> action, Noise noise) {
    return flow("flow", action, noise, new Trigger(Set.of(FAILED, SUCCEEDED), Set.of()));
  }

  static Program flow(String name, Action<?> action, Noise noise, Trigger trigger) {
    var step = new Step("tell", action, text(), Optional.empty(), false, Optional.empty());
    return new Program.OfWorkflow(
        new Workflow(
            name,
            trigger,
            Optional.empty(),
            RetryPolicy.DEFAULT,
            OnMissing.FAIL,
            noise,
            List.of(step),
            new Revision("hash of " + name, name + ".yaml", "")));
  }

  /** For example {@code 3 of 5: [a, b, c]} of a group, {@code open new 2 [a, b]} of an incident. */
  private static Settings text() {
    return new Settings() {
      @Override
      public Rendered render(Scope scope) {
        return new Rendered(Map.of("text", describe(scope)), Map.of());
      }

      @Override
      public Set<String> literalHosts() {
        return Set.of();
      }
    };
  }

  private static String describe(Scope scope) {
    var lookups = scope.lookups();
    var state = lookups.find("incident.state");
    if (state.isPresent()) {
      return "%s%s %s failing %s, %s recovered, %s failures"
          .formatted(
              state.get(),
              lookups.find("incident.isNew").orElseThrow().equals(true) ? " new" : "",
              lookups.find("incident.memberCount").orElseThrow(),
              lookups.find("incident.members").orElseThrow(),
              lookups.find("incident.recoveredCount").orElseThrow(),
              lookups.find("incident.failures").orElseThrow());
    }
    return lookups
        .find("group.count")
        .map(count ->
            "%s of %s: %s"
                .formatted(
                    count,
                    lookups.find("group.total").orElseThrow(),
                    lookups.find("group.names").orElseThrow()))
        .orElseGet(() -> name(scope));
  }

  static Noise group(Grouping group) {
    return new NoiseOf().group(group).make();
  }

  /** Builds what a workflow says about noise. */
  static final class NoiseOf {
    private Optional<Dedupe> dedupe = Optional.empty();
    private Optional<Throttle> throttle = Optional.empty();
    private Optional<Grouping> group = Optional.empty();
    private Optional<Digest> digest = Optional.empty();
    private Optional<IncidentRule> incident = Optional.empty();
    private Optional<Concurrency> concurrency = Optional.empty();
    private Optional<QuietHours> quiet = Optional.empty();

    NoiseOf dedupe(Dedupe it) {
      dedupe = Optional.of(it);
      return this;
    }

    NoiseOf throttle(Throttle it) {
      throttle = Optional.of(it);
      return this;
    }

    NoiseOf group(Grouping it) {
      group = Optional.of(it);
      return this;
    }

    NoiseOf digest(Digest it) {
      digest = Optional.of(it);
      return this;
    }

    NoiseOf incident(IncidentRule it) {
      incident = Optional.of(it);
      return this;
    }

    NoiseOf concurrency(Concurrency it) {
      concurrency = Optional.of(it);
      return this;
    }

    NoiseOf quiet(QuietHours it) {
      quiet = Optional.of(it);
      return this;
    }

    Noise make() {
      return new Noise(dedupe, throttle, group, digest, incident, concurrency, quiet);
    }
  }
}
