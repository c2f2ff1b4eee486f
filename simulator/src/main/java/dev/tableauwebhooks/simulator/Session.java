package dev.tableauwebhooks.simulator;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A sign-in that is still good.
 *
 * @param account what the user signed in with, the same on every site
 * @param patName the personal access token, which has one live session at most
 * @param scopes what a JWT allowed; empty for the other ways, which may do all that the user may
 */
record Session(
    String token,
    String siteLuid,
    String userLuid,
    String account,
    Optional<String> patName,
    Optional<Set<String>> scopes,
    Instant endsAt) {

  private static final String ANY = "*";

  /** A scope may end in a wildcard, as in {@code tableau:workbooks:*}. */
  boolean allows(String scope) {
    if (scopes.isEmpty()) {
      return true;
    }
    var anyAction = scope.substring(0, scope.lastIndexOf(':') + 1) + ANY;
    return scopes.get().contains(scope) || scopes.get().contains(anyAction);
  }

  @Override
  public String toString() {
    return "Session[token=***, siteLuid=" + siteLuid + ", account=" + account + "]";
  }
}
