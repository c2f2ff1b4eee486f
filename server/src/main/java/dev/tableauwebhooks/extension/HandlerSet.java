package dev.tableauwebhooks.extension;

import java.util.List;

/**
 * What one reading of the handlers' folder came to: everything, or nothing. With a problem there
 * are no handlers, so that a broken file cannot quietly take half of them away; whoever reloads
 * keeps the set it has.
 *
 * @param handlers by name; empty where there are problems
 * @param problems everything that must be mended
 * @param warnings what the compiler found doubtful
 */
public record HandlerSet(
    List<LoadedHandler> handlers,
    List<ExtensionProblem> problems,
    List<ExtensionProblem> warnings) {
  static final HandlerSet EMPTY = new HandlerSet(List.of(), List.of(), List.of());

  public HandlerSet {
    handlers = List.copyOf(handlers);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    if (!handlers.isEmpty() && !problems.isEmpty()) {
      throw new IllegalArgumentException("handlers despite problems: " + problems);
    }
  }

  static HandlerSet refused(List<ExtensionProblem> problems, List<ExtensionProblem> warnings) {
    return new HandlerSet(List.of(), problems, warnings);
  }
}
