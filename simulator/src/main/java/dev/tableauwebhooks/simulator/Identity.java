package dev.tableauwebhooks.simulator;

import java.util.Optional;
import java.util.Set;

/**
 * Who a sign-in proved to be, and how.
 *
 * @param scopes only of a JWT
 */
record Identity(String account, Optional<String> patName, Optional<Set<String>> scopes) {

  static Identity byPassword(String account) {
    return new Identity(account, Optional.empty(), Optional.empty());
  }

  static Identity byToken(String account, String patName) {
    return new Identity(account, Optional.of(patName), Optional.empty());
  }

  static Identity byJwt(String account, Set<String> scopes) {
    return new Identity(account, Optional.empty(), Optional.of(Set.copyOf(scopes)));
  }
}
