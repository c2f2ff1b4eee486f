package dev.tableauwebhooks.run;

import static java.util.Objects.requireNonNull;

import dev.tableauwebhooks.action.Action;
import dev.tableauwebhooks.run.RunStore.Claim;
import dev.tableauwebhooks.workflow.Lookups;
import dev.tableauwebhooks.workflow.SettingsBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/**
 * What every run works with.
 *
 * @param lookups the values that an event's payload leaves out
 * @param bodies a raw body as a JSON value, for {@code event.raw}
 * @param actions by name, for the calls of handlers
 * @param env what expressions see as {@code env}
 */
public record Surroundings(
    RunStore store,
    InstantSource clock,
    SettingsBinder binder,
    Function<StoredEvent, Lookups> lookups,
    Function<byte[], Object> bodies,
    Map<String, Action<?>> actions,
    Map<String, String> env,
    RunListener listener) {
  public Surroundings {
    requireNonNull(store, "store");
    requireNonNull(clock, "clock");
    requireNonNull(binder, "binder");
    requireNonNull(lookups, "lookups");
    requireNonNull(bodies, "bodies");
    actions = Map.copyOf(actions);
    env = Map.copyOf(env);
    requireNonNull(listener, "listener");
  }

  void ended(Claim claim, RunState.Ended state) {
    var age = Duration.between(claim.event().receivedAt(), clock.instant());
    listener.runEnded(claim.run().program(), state, age);
  }
}
