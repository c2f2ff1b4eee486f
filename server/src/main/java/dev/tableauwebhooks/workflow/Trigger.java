package dev.tableauwebhooks.workflow;

import java.util.Set;

/**
 * Which events a workflow wants.
 *
 * @param events wire names such as {@code WorkbookUpdated} or {@code HookDisabled}; {@code *}
 *     stands for every event that Tableau sends but {@code Test}
 * @param sites names of configured sites; empty for all
 */
public record Trigger(Set<String> events, Set<String> sites) {
  /** Every event that Tableau sends. */
  public static final String ANY = "*";

  /** Every event whose name this release does not know; what a handler's {@code unknown} wants. */
  public static final String UNRECOGNIZED = "?";

  public Trigger {
    events = Set.copyOf(events);
    sites = Set.copyOf(sites);
  }
}
