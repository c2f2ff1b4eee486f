package dev.tableauwebhooks.workflow;

import java.time.Duration;
import java.util.Optional;

/** A value could not be fetched, so nobody knows whether it is absent. */
public final class LookupFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retry;
  private final transient Optional<Duration> waitAtLeast;
  private final String fix;

  private LookupFailed(String reason, boolean retry, Optional<Duration> waitAtLeast, String fix) {
    super(reason);
    this.retry = retry;
    this.waitAtLeast = waitAtLeast;
    this.fix = fix;
  }

  /** It may work later. */
  public static LookupFailed later(String reason) {
    return new LookupFailed(reason, true, Optional.empty(), "");
  }

  /** We were told to wait. */
  public static LookupFailed waitFor(String reason, Duration atLeast) {
    return new LookupFailed(reason, true, Optional.of(atLeast), "");
  }

  /** It will not work until somebody mends it. */
  public static LookupFailed forGood(String reason, String fix) {
    return new LookupFailed(reason, false, Optional.empty(), fix);
  }

  public boolean retry() {
    return retry;
  }

  /** How long we were told to wait; such a wait uses up no attempt. */
  public Optional<Duration> waitAtLeast() {
    return waitAtLeast;
  }

  /** What a person should do, as an imperative sentence; empty where it may mend itself. */
  public String fix() {
    return fix;
  }
}
