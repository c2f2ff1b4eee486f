package dev.tableauwebhooks.site;

import dev.tableauwebhooks.rest.ApiVersion;
import dev.tableauwebhooks.rest.Session;
import dev.tableauwebhooks.rest.SessionStore;
import dev.tableauwebhooks.rest.SignedIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tableau's sessions in the database, so that nodes and commands with the same personal access
 * token share one instead of ending each other's. What is written down is encrypted.
 */
public final class SharedSessions implements SessionStore {
  private static final Logger LOG = LoggerFactory.getLogger(SharedSessions.class);

  /** Longer than a sign-in with its retries, so that only a dead owner is overtaken. */
  private static final Duration HOLD = Duration.ofMinutes(3);

  private static final Duration PATIENCE = HOLD.plusSeconds(10);
  private static final long PAUSE_MILLIS = 100;
  private static final String SEPARATOR = "\n";

  private final SessionRows rows;
  private final Cover cover;
  private final InstantSource clock;
  private final String owner = UUID.randomUUID().toString();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<String, Boolean> warned = new ConcurrentHashMap<>();

  /** Hides and shows what is written down. */
  public interface Cover {
    String hide(String secret, String key);

    /** Empty where it was hidden by somebody with another key. */
    Optional<String> show(String hidden, String key);
  }

  public SharedSessions(SessionRows rows, Cover cover, InstantSource clock) {
    this.rows = rows;
    this.cover = cover;
    this.clock = clock;
  }

  @Override
  public Optional<Session> find(String key) {
    return rows.find(key).flatMap(hidden -> shown(hidden, key));
  }

  private Optional<Session> shown(String hidden, String key) {
    var text = cover.show(hidden, key);
    if (text.isEmpty() && warned.putIfAbsent(key, true) == null) {
      LOG.atWarn()
          .addKeyValue("session", key)
          .log(
              "Another process with the same database keeps Tableau's session under another key;"
                  + " give all of them the same TABLEAU_WEBHOOKS_KEY, or they end each other's");
    }
    return text.map(SharedSessions::read);
  }

  @Override
  public Session replace(String key, Function<Optional<Session>, Session> next)
      throws InterruptedException {
    var lock = locks.computeIfAbsent(key, _ -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      hold(key);
      return held(key, next);
    } finally {
      lock.unlock();
    }
  }

  private Session held(String key, Function<Optional<Session>, Session> next) {
    var saved = false;
    try {
      var session = next.apply(find(key));
      rows.save(key, owner, cover.hide(write(session), key));
      saved = true;
      return session;
    } finally {
      if (!saved) {
        rows.release(key, owner);
      }
    }
  }

  /** Waits for whoever signs in at this moment. */
  private void hold(String key) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!rows.hold(key, owner, clock.instant(), clock.instant().plus(HOLD))) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            "another process has been signing in for longer than " + PATIENCE.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public void remove(String key, Session session) {
    rows.find(key)
        .filter(hidden ->
            cover.show(hidden, key).map(SharedSessions::read).filter(session::equals).isPresent())
        .ifPresent(hidden -> rows.remove(key, hidden));
  }

  private static String write(Session session) {
    var facts = session.facts();
    return String.join(
        SEPARATOR,
        List.of(
            session.token(),
            session.server().toString(),
            session.since().toString(),
            facts.siteLuid(),
            facts.userLuid(),
            facts.apiVersion().toString(),
            facts.contentUrl()));
  }

  private static Session read(String text) {
    var lines = text.split(SEPARATOR, -1);
    return new Session(
        lines[0],
        new SignedIn(lines[3], lines[6], lines[4], ApiVersion.parse(lines[5])),
        URI.create(lines[1]),
        Instant.parse(lines[2]));
  }
}
