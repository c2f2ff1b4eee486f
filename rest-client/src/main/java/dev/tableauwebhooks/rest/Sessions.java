package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Credentials.PersonalAccessToken;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.Interrupted;
import dev.tableauwebhooks.rest.TableauProblem.Kind;
import dev.tableauwebhooks.rest.TableauProblem.StoreFailed;
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
 * The one session that all threads share, and all clients that share the store. However many find
 * it missing, old or dead at the same time, one of them signs in and the others get its session, or
 * its failure.
 */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /** So that many callers do not lock an account out whose credentials are wrong. */
  private static final Duration REFUSAL_KEPT = Duration.ofMinutes(1);

  private final Options options;
  private final SignIn signIn;
  private final InstantSource clock;
  private final Duration usable;
  private final SessionStore store;
  private final String key;
  private final Contention contention;
  private final AtomicLong attempts = new AtomicLong();
  private volatile @Nullable Session live;
  private volatile @Nullable Instant lastSignIn;

  /** So that one thread of this client at a time asks the store; guards the failure too. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Failure failure;

  /** A sign-in that did not work; until then it is not tried again. */
  private record Failure(TableauProblem problem, Instant until) {}

  /** For a personal access token: unused for this long, it expires. */
  static final Duration TOKEN_IDLE_LIMIT = Duration.ofDays(15);

  private static final Duration KEEP_ALIVE = Duration.ofDays(1);

  Sessions(Options options, SignIn signIn) {
    this.options = options;
    this.signIn = signIn;
    this.store = options.sessions();
    this.key = options.sessionKey();
    this.contention = new Contention(options.credentials());
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
    return replaced(refused, refused);
  }

  Optional<Session> known() {
    return Optional.ofNullable(live).or(() -> fromStore(() -> store.find(key)));
  }

  Optional<Instant> lastSignIn() {
    return known().map(Session::since).or(() -> Optional.ofNullable(lastSignIn));
  }

  /** Signs in where the last time was a day ago or more. */
  void keepAlive() {
    var isDue =
        lastSignIn().filter(last -> clock.instant().isBefore(last.plus(KEEP_ALIVE))).isEmpty();
    if (isDue) {
      replaced(known().orElse(null), null);
    }
  }

  /** Forgets the session, so that the next call signs in. */
  Optional<Session> forget() {
    var known = known();
    live = null;
    known.ifPresent(session ->
        fromStore(() -> {
          store.remove(key, session);
          return session;
        }));
    return known;
  }

  private Session renewed(@Nullable Session unwanted) {
    return replaced(unwanted, null);
  }

  private Session replaced(@Nullable Session unwanted, @Nullable Session refused) {
    var attemptsBefore = attempts.get();
    return fromStore(() -> {
      lock.lockInterruptibly();
      try {
        var known = live;
        if (known == null || known.equals(unwanted) || isOld(known)) {
          known = store.replace(key, stored -> next(stored, unwanted, refused, attemptsBefore));
          live = known;
        }
        return known;
      } finally {
        lock.unlock();
      }
    });
  }

  private Session next(
      Optional<Session> stored,
      @Nullable Session unwanted,
      @Nullable Session refused,
      long attemptsBefore) {
    if (stored.isPresent() && !stored.get().equals(unwanted) && !isOld(stored.get())) {
      return stored.get();
    }
    throwWhatOthersFoundSince(attemptsBefore);
    if (refused != null && options.credentials() instanceof PersonalAccessToken) {
      warn(refused);
      contention.ended(refused, clock.instant());
    }
    contention.check(clock.instant());
    return signedIn();
  }

  private void warn(Session refused) {
    LOG.atWarn()
        .addKeyValue("server", options.server())
        .addKeyValue("credentials", options.credentials())
        .addKeyValue("age", Duration.between(refused.since(), clock.instant()))
        .log("The session ended early, perhaps by another sign-in with the same token");
  }

  /** Work of the store, whatever that throws. */
  private interface StoreWork<T> {
    T run() throws InterruptedException;
  }

  private <T> T fromStore(StoreWork<T> work) {
    try {
      return work.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TableauException(new Interrupted("the sign-in to " + options.server()));
    } catch (TableauException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new TableauException(new StoreFailed(e.toString()), e);
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
      lastSignIn = session.since();
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
