package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.TableauProblem.SessionContested;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notices that somebody else signs in with the same personal access token, which ends our session
 * as ours ends theirs, and steps back instead of taking the session again and again. Guarded by the
 * lock of {@link Sessions}.
 */
final class Contention {
  /** A session that ended before this was most probably ended by another sign-in. */
  private static final Duration SHORT_LIFE = Duration.ofMinutes(10);

  private static final int TOLERATED = 2;
  private static final Duration FIRST_HOLD = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 5;

  private final Credentials credentials;
  private int shortLives;
  private @Nullable Session counted;
  private Instant heldUntil = Instant.MIN;

  Contention(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Counts a session that Tableau refused before its time. */
  void ended(Session refused, Instant now) {
    if (refused.equals(counted)) {
      return;
    }
    counted = refused;
    if (Duration.between(refused.since(), now).compareTo(SHORT_LIFE) >= 0) {
      shortLives = 0;
      return;
    }
    shortLives++;
    if (shortLives > TOLERATED) {
      var doublings = Math.min(shortLives - TOLERATED - 1, MOST_DOUBLINGS);
      heldUntil = now.plus(FIRST_HOLD.multipliedBy(1L << doublings));
    }
  }

  /** Refuses to sign in while we step back. */
  void check(Instant now) {
    if (now.isBefore(heldUntil)) {
      throw new TableauException(
          new SessionContested(credentials.toString(), Duration.between(now, heldUntil)));
    }
  }
}
