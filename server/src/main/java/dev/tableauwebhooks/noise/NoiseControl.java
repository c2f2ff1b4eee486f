package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.run.Admission;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.Step;
import dev.tableauwebhooks.workflow.Workflow;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every run of a workflow asks before its first step. Safe for many threads. */
public final class NoiseControl implements Admission {
  private final Entrance entrance;
  private final Expected expected;
  private final Gate gate;
  private final Pauses pauses;
  private final Companies companies;
  private final Runnable wake;

  /**
   * @param wake has due runs taken up
   */
  public NoiseControl(Parts parts, Runnable wake) {
    this.entrance = new Entrance(parts.groups(), parts.clock());
    this.expected = new Expected(parts.events(), parts.groups());
    this.gate =
        new Gate(
            parts.groups(),
            parts.silences(),
            parts.pauses(),
            new Inhibition(parts.catalog(), parts.incidents()),
            parts.clock());
    this.pauses = parts.pauses();
    this.companies = new Companies(parts.groups(), parts.incidents());
    this.wake = wake;
  }

  @Override
  public Answer admit(Candidate candidate) throws InterruptedException {
    var run = candidate.claim().run();
    if (run.ties().tells().isEmpty() && run.replayOf().isEmpty()) {
      var entered =
          expected.isFor(candidate.workflow())
              ? expected.answer(candidate)
              : entrance.enter(candidate);
      return entered instanceof Answer.GoOn(var ties) ? gate.pass(candidate.with(ties)) : entered;
    }
    return gate.pass(candidate);
  }

  @Override
  public Optional<Answer> hold(Claim claim, Step step, Map<String, Object> input)
      throws InterruptedException {
    return pauses.none() ? Optional.empty() : pauses.holdTargets(claim.run(), targets(step, input));
  }

  /** The names by which people may mean what a step calls. */
  private static Set<String> targets(Step step, Map<String, Object> input) {
    var targets = new HashSet<String>();
    targets.add(step.uses());
    targets.add(step.uses().substring(0, Math.max(0, step.uses().indexOf('.'))));
    if (input.get("connection") instanceof String connection) {
      targets.add(connection);
    }
    if (input.get("url") instanceof String url) {
      host(url).ifPresent(targets::add);
    }
    return targets;
  }

  private static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(URI.create(url.strip()).getHost());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public Company company(Claim claim) throws InterruptedException {
    return companies.of(claim);
  }

  @Override
  public void left(Run run, Workflow workflow) {
    if (run.ties().tells().isPresent() || workflow.noise().concurrency().isPresent()) {
      wake.run();
    }
  }
}
