package dev.tableauwebhooks.access;

/** Tokens cannot be made or checked, because something about the machine is not as it must be. */
public final class AccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AccessException(String message) {
    super(message);
  }

  AccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
