package dev.tableauwebhooks.simulator;

import java.util.Map;
import java.util.Optional;

/** A call that passed every check, as a handler sees it. */
record Exchange(
    Request request, ApiVersion version, Map<String, String> variables, Optional<SignedIn> caller) {

  /** Who calls, and on which site. */
  record SignedIn(Session session, Site site, User user) {}

  String variable(String name) {
    var value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("The route has no variable " + name);
    }
    return value;
  }

  Body body() {
    return Body.of(request);
  }

  Site site() {
    return signedIn().site();
  }

  User user() {
    return signedIn().user();
  }

  Session session() {
    return signedIn().session();
  }

  private SignedIn signedIn() {
    return caller.orElseThrow(() -> new IllegalStateException("The route needs no session"));
  }
}
