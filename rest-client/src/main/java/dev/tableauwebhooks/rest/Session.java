package dev.tableauwebhooks.rest;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;

/**
 * A live session. Made by the client alone; public so that a {@link SessionStore} can keep it.
 *
 * @param token what calls are authorized with: a secret, which {@code toString()} leaves out
 * @param server where it lives, which a redirect at sign-in may have changed
 * @param since when the sign-in began
 */
public record Session(String token, SignedIn facts, URI server, Instant since) {
  public Session {
    requireNonNull(token, "token");
    requireNonNull(facts, "facts");
    requireNonNull(server, "server");
    requireNonNull(since, "since");
  }

  @Override
  public String toString() {
    return "session of user %s on site %s".formatted(facts.userLuid(), facts.siteLuid());
  }
}
