package dev.tableauwebhooks.run;

/** The store cannot take or give anything now: full, blocked, unreachable or stopping. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message) {
    super(message);
  }

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
