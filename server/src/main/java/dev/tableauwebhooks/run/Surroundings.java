package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.SettingsBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every run works with.
 *
 * @param lookups the values that an event's payload leaves out
 * @param bodies a raw body as a JSON value, for {@code event.raw}
 * @param actions by name, for the calls of handlers
 * @param env what expressions see as {@code env}
 * @param verification of events, before their runs begin
 * @param admission asked before the steps of a workflow
 * @param deadLetters told of runs that are given up; asked for when there is one, since they enter
 *     as events where runs come from
 */
public record Surroundings(
    RunStore store,
    InstantSource clock,
    SettingsBinder binder,
    Function<StoredEvent, Lookups> lookups,
    Function<byte[], Object> bodies,
    Map<String, Action<?>> actions,
    Map<String, String> env,
    RunListener listener,
    Verification verification,
    Admission admission,
    Supplier<Optional<DeadLetters>> deadLetters) {
  public Surroundings {
    requireNonNull(store, "store");
    requireNonNull(clock, "clock");
    requireNonNull(binder, "binder");
    requireNonNull(lookups, "lookups");
    requireNonNull(bodies, "bodies");
    actions = Map.copyOf(actions);
    env = Map.copyOf(env);
    requireNonNull(listener, "listener");
    requireNonNull(verification, "verification");
    requireNonNull(admission, "admission");
    requireNonNull(deadLetters, "deadLetters");
  }

  /**
   * Tells of a run that has ended, once that is on disk.
   *
   * @param step the last that was tried, where one was
   */
  void ended(Claim claim, RunState.Ended state, Optional<String> step) throws InterruptedException {
    var age = Duration.between(claim.event().receivedAt(), clock.instant());
    listener.runEnded(claim.run().program(), state, age);
    if (state instanceof RunState.DeadLettered dead && deadLetters.get().isPresent()) {
      deadLetters.get().get().tell(claim, dead, step);
    }
  }
}
