package dev.tableauwebhooks.rest;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where sessions are kept, so that several clients share one: of several threads, processes or
 * machines. A personal access token has one live session, and each sign-in ends the one before, so
 * clients with the same token must either share a store or have a token each.
 *
 * <p>A key names server, site and credential and holds no secret. The session's token is one: a
 * store that writes it down encrypts it. Sessions that have ended stay until they are replaced.
 *
 * <p>Whatever a store throws is reported to the caller as a {@link TableauProblem.StoreFailed}.
 */
public interface SessionStore {

  /** The session that was stored last. */
  Optional<Session> find(String key);

  /**
   * Stores what a function makes of the session that is stored now, or leaves everything as it is
   * where the function throws. While it runs, no other client of the store replaces the session of
   * the same key, which is what keeps the number of sign-ins at one. It may take as long as a
   * sign-in does.
   *
   * @return what the function returned
   */
  Session replace(String key, Function<Optional<Session>, Session> next)
      throws InterruptedException;

  /** Forgets a session, where it is still the one that is stored. */
  void remove(String key, Session session);

  /** A store for the clients of one process. */
  static SessionStore inMemory() {
    return new InMemorySessions();
  }
}
