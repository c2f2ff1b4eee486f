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

  Belongings belongings() {
    return site().belongings();
  }

  /** Lets only the owner of a thing and administrators pass. */
  void checkOwner(String ownerLuid) {
    if (!user().isAdministrator() && !user().luid().equals(ownerLuid)) {
      throw Refusal.notPermitted(user().name());
    }
  }

  /** What an address of the same version and site is called in a {@code Location}. */
  String location(String path) {
    return "/api/%s/sites/%s%s".formatted(version, site().luid(), path);
  }

  boolean isAsked(String parameter) {
    return request.parameter(parameter).filter("true"::equalsIgnoreCase).isPresent();
  }

  Session session() {
    return signedIn().session();
  }

  private SignedIn signedIn() {
    return caller.orElseThrow(() -> new IllegalStateException("The route needs no session"));
  }
}
