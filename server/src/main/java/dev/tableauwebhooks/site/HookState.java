package dev.tableauwebhooks.site;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How the webhooks of a site stood when this node looked last.
 *
 * @param wanted how many it should have
 * @param on how many of these deliver
 * @param off how many of these do not, although they should
 * @param at when it was
 * @param problem what somebody should look at, as sentences; empty where all is well
 */
public record HookState(String site, int wanted, int on, int off, Instant at, String problem) {
  public HookState {
    requireNonNull(site, "site");
    requireNonNull(at, "at");
    requireNonNull(problem, "problem");
  }

  /** That of a site that could not be asked; what was on is taken to be so still. */
  HookState unreachable(Instant now, String why) {
    return new HookState(site, wanted, on, off, now, why);
  }

  static HookState never(String site, int wanted, Instant now) {
    return new HookState(site, wanted, 0, 0, now, "");
  }
}
