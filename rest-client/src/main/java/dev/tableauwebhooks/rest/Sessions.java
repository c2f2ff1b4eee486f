package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Credentials.PersonalAccessToken;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.Interrupted;
import dev.tableauwebhooks.rest.TableauProblem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one session that all threads share. However many find it missing, old or dead at the same
 * time, one of them signs in and the others get its session, or its failure.
 */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /** So that many callers do not lock an account out whose credentials are wrong. */
  private static final Duration REFUSAL_KEPT = Duration.ofMinutes(1);

  private final Options options;
  private final SignIn signIn;
  private final InstantSource clock;
  private final Duration usable;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Session live;
  private final AtomicLong attempts = new AtomicLong();
  private @Nullable Failure failure;

  /** A sign-in that did not work; until then it is not tried again. */
  private record Failure(TableauProblem problem, Instant until) {}

  Sessions(Options options, SignIn signIn) {
    this.options = options;
    this.signIn = signIn;
    this.clock = options.surroundings().clock();
    // The rest is margin, for calls under way and for a lifetime that is a little shorter.
    this.usable = options.sessionLifetime().multipliedBy(4).dividedBy(5);
  }

  /** The live session; signs in where there is none, or it is about to end. */
  Session current() {
    var known = live;
    return known != null && !isOld(known) ? known : renewed(known);
  }

  /** The session that follows one that Tableau has just refused. */
  Session after(Session refused) {
    if (refused.equals(live) && options.credentials() instanceof PersonalAccessToken) {
      LOG.atWarn()
          .addKeyValue("server", options.server())
          .addKeyValue("credentials", options.credentials())
          .addKeyValue("age", Duration.between(refused.since(), clock.instant()))
          .log("The session ended early, perhaps by another sign-in with the same token");
    }
    return renewed(refused);
  }

  Optional<Session> known() {
    return Optional.ofNullable(live);
  }

  /** Forgets the session, so that the next call signs in. */
  Optional<Session> forget() {
    lock.lock();
    try {
      var known = known();
      live = null;
      return known;
    } finally {
      lock.unlock();
    }
  }

  private Session renewed(@Nullable Session unwanted) {
    var attemptsBefore = attempts.get();
    acquire();
    try {
      var known = live;
      if (known != null && !known.equals(unwanted) && !isOld(known)) {
        return known;
      }
      throwWhatOthersFoundSince(attemptsBefore);
      return signedIn();
    } finally {
      lock.unlock();
    }
  }

  private void acquire() {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TableauException(new Interrupted("the sign-in to " + options.server()));
    }
  }

  private void throwWhatOthersFoundSince(long attemptsBefore) {
    var failed = failure;
    if (failed != null
        && (attempts.get() != attemptsBefore || clock.instant().isBefore(failed.until()))) {
      throw new TableauException(failed.problem());
    }
  }

  private Session signedIn() {
    live = null;
    try {
      var session = signIn.now();
      failure = null;
      live = session;
      return session;
    } catch (TableauException e) {
      remember(e.problem());
      throw e;
    } finally {
      attempts.incrementAndGet();
    }
  }

  private void remember(TableauProblem problem) {
    var now = clock.instant();
    failure =
        switch (problem) {
          case Interrupted _ -> null;
          case Answered(var kind, _, _, _, _, _) when kind == Kind.SIGN_IN_REFUSED ->
              new Failure(problem, now.plus(REFUSAL_KEPT));
          case TableauProblem other ->
              new Failure(other, now.plus(other.retryAfter().orElse(Duration.ZERO)));
        };
  }

  private boolean isOld(Session session) {
    return !clock.instant().isBefore(session.since().plus(usable));
  }
}
