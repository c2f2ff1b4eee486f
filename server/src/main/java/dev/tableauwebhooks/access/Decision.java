package dev.tableauwebhooks.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Whether a request is let in. */
public sealed interface Decision {

  /**
   * It is.
   *
   * @param principal who it is, fit for logs: names a token by its label and first letters
   * @param site the site that the token is bound to
   */
  record Granted(String principal, Optional<String> site) implements Decision {
    public Granted {
      requireNonNull(principal, "principal");
      requireNonNull(site, "site");
    }
  }

  /**
   * It is not.
   *
   * @param reason fit for logs; the sender is told no more than 401
   */
  record Denied(String reason) implements Decision {
    public Denied {
      requireNonNull(reason, "reason");
    }
  }
}
