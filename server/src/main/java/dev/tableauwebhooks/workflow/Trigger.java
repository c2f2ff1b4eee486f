package dev.tableauwebhooks.workflow;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What starts a workflow: events, or a time.
 *
 * @param events wire names such as {@code WorkbookUpdated} or {@code HookDisabled}; {@code *}
 *     stands for every event that Tableau sends but {@code Test}
 * @param sites names of configured sites; empty for all
 * @param timing where it is started by the clock; no event starts it then
 */
public record Trigger(Set<String> events, Set<String> sites, Optional<Timing> timing) {
  /** Every event that Tableau sends. */
  public static final String ANY = "*";

  /** Every event whose name this release does not know; what a handler's {@code unknown} wants. */
  public static final String UNRECOGNIZED = "?";

  public Trigger {
    events = Set.copyOf(events);
    sites = Set.copyOf(sites);
    requireNonNull(timing, "timing");
  }

  /** Started by events. */
  public Trigger(Set<String> events, Set<String> sites) {
    this(events, sites, Optional.empty());
  }

  /** The events that must reach the server for it: those that start it and those it waits for. */
  public Set<String> needed() {
    return timing.isPresent() && timing.get() instanceof Timing.Expectation(var expected, _, _)
        ? Stream.concat(events.stream(), expected.stream()).collect(Collectors.toUnmodifiableSet())
        : events;
  }
}
