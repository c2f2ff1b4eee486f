package dev.tableauwebhooks.simulator;

import java.util.Optional;

/**
 * Who may make a call.
 *
 * @param right empty for the calls that need no session
 * @param scope what a JWT session must have been given; empty when every one may
 * @param since the first version of the REST API that has the call
 */
record Access(Optional<Right> right, Optional<String> scope, ApiVersion since) {

  /** A scope that no JWT can have: no official list names one for webhooks, labels or sites. */
  static final String NO_SCOPE = "tableau:none:known";

  static Access open() {
    return new Access(Optional.empty(), Optional.empty(), ApiVersion.OLDEST);
  }

  static Access of(Right right) {
    return new Access(Optional.of(right), Optional.empty(), ApiVersion.OLDEST);
  }

  Access scope(String needed) {
    return new Access(right, Optional.of(needed), since);
  }

  Access since(String version) {
    return new Access(right, scope, ApiVersion.of(version));
  }
}
