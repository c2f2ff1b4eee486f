package dev.tableauwebhooks.rest;

import java.net.URI;
import java.time.Instant;

/**
 * A live session.
 *
 * @param server where it lives, which a redirect at sign-in may have changed
 * @param since when the sign-in began
 */
record Session(String token, SignedIn facts, URI server, Instant since) {
  @Override
  public String toString() {
    return "session of user %s on site %s".formatted(facts.userLuid(), facts.siteLuid());
  }
}
