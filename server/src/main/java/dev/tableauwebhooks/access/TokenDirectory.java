package dev.tableauwebhooks.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All valid tokens in memory.
 *
 * <p>Requests look here and never wait for the store, except that the first one after a quiet time
 * gives it a second, so that a token that was revoked meanwhile does not slip through. While the
 * store cannot be read, what was last known holds: answering 401 to Tableau would make it disable
 * its webhooks. Safe for many threads.
 */
public final class TokenDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(TokenDirectory.class);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration USE_IS_RECORDED_EVERY = Duration.ofMinutes(1);

  private final TokenStore store;
  private final SiteTokens siteTokens;
  private final Set<String> sites;
  private final InstantSource clock;
  private final Executor background;
  private final AtomicReference<Look> lastLook;
  private final Map<String, Instant> lastUses = new ConcurrentHashMap<>();
  private final Map<String, Instant> usesToRecord = new ConcurrentHashMap<>();
  private volatile Map<TokenHash, Entry> entries;
  private volatile boolean failing;

  /**
   * Reads the store once, on this thread.
   *
   * @param sites the names of the configured sites
   * @param background where the store is called from later on, such as {@code
   *     Thread::startVirtualThread}
   */
  public TokenDirectory(
      TokenStore store,
      SiteTokens siteTokens,
      Set<String> sites,
      InstantSource clock,
      Executor background) {
    this.store = store;
    this.siteTokens = siteTokens;
    this.sites = Set.copyOf(sites);
    this.clock = clock;
    this.background = background;
    this.entries = read();
    this.lastLook = new AtomicReference<>(new Look(clock.instant(), false, new CountDownLatch(0)));
  }

  /** A valid token; {@code id} is empty for those that are derived. */
  record Entry(
      TokenHash hash, Optional<String> id, TokenKind kind, String name, Optional<String> site) {}

  /** One reading of the store, perhaps still going on. */
  private record Look(Instant startedAt, boolean worthWaiting, CountDownLatch done) {
    boolean isOver() {
      return done.getCount() == 0;
    }
  }

  /** Reads the store now, after this process changed something in it. */
  public synchronized void refresh() {
    entries = read();
  }

  /** The valid token of a kind that has this hash. */
  Optional<Entry> find(TokenKind kind, TokenHash hash) {
    var now = clock.instant();
    lookIfStale(now);
    var found =
        Optional.ofNullable(entries.get(hash))
            .filter(entry -> entry.hash().matches(hash) && entry.kind() == kind);
    found.flatMap(Entry::id).ifPresent(id -> noteUse(id, now));
    return found;
  }

  private void lookIfStale(Instant now) {
    var last = lastLook.get();
    var age = Duration.between(last.startedAt(), now);
    if (last.isOver() && age.compareTo(FRESH) >= 0) {
      var look = new Look(now, age.compareTo(QUIET) >= 0, new CountDownLatch(1));
      if (lastLook.compareAndSet(last, look)) {
        background.execute(() -> look(look));
      }
      last = lastLook.get();
      age = Duration.ZERO;
    }
    if (last.worthWaiting() && !last.isOver() && age.compareTo(LONGEST_WAIT) < 0) {
      await(last.done(), LONGEST_WAIT.minus(age));
    }
  }

  private static void await(CountDownLatch done, Duration atMost) {
    try {
      // Whether it came in time or not, the request goes on with what is known then.
      var _ = done.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Look look) {
    try {
      refresh();
      recordUses();
      failing = false;
    } catch (RuntimeException e) {
      reportFailure(e);
    } finally {
      look.done().countDown();
    }
  }

  private void reportFailure(RuntimeException e) {
    if (!failing) {
      failing = true;
      LOG.atWarn().setCause(e).log("The store of tokens fails; what was last known holds");
    }
  }

  private Map<TokenHash, Entry> read() {
    Map<TokenHash, Entry> valid = new HashMap<>();
    for (var token : store.tokens()) {
      token.lastUsedAt().ifPresent(at -> lastUses.putIfAbsent(token.id(), at));
      if (token.isValid()) {
        valid.put(token.hash(), entry(token));
      }
    }
    Map<String, SiteGeneration> generations = new HashMap<>();
    sites.forEach(site -> generations.put(site, SiteGeneration.first(site)));
    store.generations().stream()
        .filter(generation -> sites.contains(generation.site()))
        .forEach(generation -> generations.put(generation.site(), generation));
    for (var generation : generations.values()) {
      siteTokens
          .valid(generation)
          .forEach((hash, masked) -> valid.put(hash, entry(generation.site(), hash, masked)));
    }
    return Map.copyOf(valid);
  }

  private static Entry entry(StoredToken token) {
    return new Entry(
        token.hash(),
        Optional.of(token.id()),
        token.kind(),
        "token '%s' (%s)".formatted(token.label(), token.masked()),
        token.site());
  }

  private static Entry entry(String site, TokenHash hash, String masked) {
    return new Entry(
        hash,
        Optional.empty(),
        TokenKind.INGEST,
        "token of site '%s' (%s)".formatted(site, masked),
        Optional.of(site));
  }

  private void noteUse(String id, Instant now) {
    var last = lastUses.get(id);
    if (last != null && Duration.between(last, now).compareTo(USE_IS_RECORDED_EVERY) < 0) {
      return;
    }
    if (last == null ? lastUses.putIfAbsent(id, now) == null : lastUses.replace(id, last, now)) {
      usesToRecord.put(id, now);
      background.execute(this::tryToRecordUses);
    }
  }

  private void tryToRecordUses() {
    try {
      recordUses();
    } catch (RuntimeException e) {
      reportFailure(e);
    }
  }

  /** What cannot be written now stays, and is tried again after the next look. */
  private void recordUses() {
    var uses = Map.copyOf(usesToRecord);
    if (!uses.isEmpty()) {
      store.recordUse(uses);
      uses.forEach(usesToRecord::remove);
    }
  }
}
