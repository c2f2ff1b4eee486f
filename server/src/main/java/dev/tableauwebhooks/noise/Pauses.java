package dev.tableauwebhooks.noise;

import dev.tableauwebhooks.noise.Pause.Kind;
import dev.tableauwebhooks.run.Admission.Answer;
import dev.tableauwebhooks.run.Run;
import dev.tableauwebhooks.run.RunState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Workflows and targets that people have paused. What they hold is durable and goes on when they
 * are resumed. Safe for many threads; another node sees a change a second later.
 */
public final class Pauses {
  /** A held run is looked at again so late, in case nobody ever resumes it. */
  private static final Duration LONG = Duration.ofDays(1);

  private final PauseStore store;
  private final InstantSource clock;
  private final Runnable wake;
  private final Recent<List<Pause>> inForce;

  /**
   * @param wake has due runs taken up
   */
  public Pauses(PauseStore store, InstantSource clock, Runnable wake) {
    this.store = store;
    this.clock = clock;
    this.wake = wake;
    this.inForce = new Recent<>(clock, () -> store.inForce(clock.instant()));
  }

  /** Holds every run of it that has not begun, and those to come. False where it is paused. */
  public boolean pause(Kind kind, String name, String author, String reason)
      throws InterruptedException {
    var paused =
        store.pause(
            new Pause(
                UUID.randomUUID().toString(),
                kind,
                name,
                author,
                reason,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0));
    inForce.forget();
    return paused;
  }

  /**
   * Lets go what is held.
   *
   * @param gap how far apart runs may go on; empty for all at once
   * @return how many were held; empty where it was not paused
   */
  public Optional<Long> resume(Kind kind, String name, String by, Optional<Duration> gap)
      throws InterruptedException {
    var held = store.resume(kind, name, by, gap, clock.instant());
    inForce.forget();
    wake.run();
    return held;
  }

  /** What is paused or drained now. */
  public List<Pause> list() throws InterruptedException {
    return store.inForce(clock.instant());
  }

  /** What became of a run since its workflow is paused. */
  Optional<Answer> hold(Run run, String workflow) throws InterruptedException {
    return hold(run, Kind.WORKFLOW, Set.of(workflow));
  }

  /** What became of a run since one of the targets is paused. */
  Optional<Answer> holdTargets(Run run, Set<String> targets) throws InterruptedException {
    return hold(run, Kind.TARGET, targets);
  }

  boolean none() throws InterruptedException {
    return inForce.get().isEmpty();
  }

  private Optional<Answer> hold(Run run, Kind kind, Set<String> names) throws InterruptedException {
    var now = clock.instant();
    for (var pause : inForce.get()) {
      if (pause.kind() == kind && names.contains(pause.name()) && pause.isInForce(now)) {
        var waiting = new RunState.Waiting(now.plus(LONG), reason(pause));
        var held = store.hold(pause, run, waiting, now);
        if (held.isPresent()) {
          return held;
        }
      }
    }
    return Optional.empty();
  }

  private static String reason(Pause pause) {
    var what = pause.kind() == Kind.WORKFLOW ? "The workflow" : "The target " + pause.name();
    return pause.resumedAt().isPresent()
        ? "%s was paused and is being drained".formatted(what)
        : "%s is paused by %s: %s".formatted(what, pause.author(), pause.reason());
  }
}
