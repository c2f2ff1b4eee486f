package dev.tableauwebhooks.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenDirectoryTest {
  private final SettableClock clock = new SettableClock();
  private final WatchedStore store = new WatchedStore();
  private final SiteTokens siteTokens =
      new SiteTokens(ServerKey.of(Secret.of("k".repeat(32))), store);
  private final Tokens tokens = new Tokens(store, clock);

  /** What the directory wants done in the background, done when the test says so. */
  private final Queue<Runnable> background = new ConcurrentLinkedQueue<>();

  @Test
  void findsAKnownTokenWithoutAskingTheStore() {
    var token = tokens.create(TokenKind.INGEST, "hook").text();
    var directory = directory();
    store.reads.set(0);
    for (var i = 0; i < 1000; i++) {
      assertThat(find(directory, token)).isPresent();
    }
    assertThat(store.reads).hasValue(0);
  }

  @Test
  void findsOnlyTheKindThatIsAskedFor() {
    var token = tokens.create(TokenKind.ADMIN, "ann").text();
    assertThat(find(directory(), token)).isEmpty();
    assertThat(directory().find(TokenKind.ADMIN, hash(token)))
        .map(TokenDirectory.Entry::name)
        .contains("token 'ann' (%s…)".formatted(token.reveal().substring(0, 8)));
  }

  @Test
  void learnsOfNewAndRevokedTokensWithinTwoSeconds() {
    var old = tokens.create(TokenKind.INGEST, "old");
    var directory = directory();
    tokens.revoke(old.stored().id());
    var fresh = tokens.create(TokenKind.INGEST, "fresh").text();

    assertThat(find(directory, old.text())).isPresent();
    assertThat(find(directory, fresh)).isEmpty();

    clock.advance(Duration.ofSeconds(2));
    find(directory, fresh);
    runBackground();
    assertThat(find(directory, old.text())).isEmpty();
    assertThat(find(directory, fresh)).isPresent();
  }

  @Test
  void learnsAtOnceWhenItIsToldTo() {
    var old = tokens.create(TokenKind.INGEST, "old");
    var directory = directory();
    tokens.revoke(old.stored().id());
    directory.refresh();
    assertThat(find(directory, old.text())).isEmpty();
  }

  @Test
  void letsNoRevokedTokenInAfterAQuietTime() {
    var old = tokens.create(TokenKind.INGEST, "old");
    var directory =
        new TokenDirectory(store, siteTokens, Set.of(), clock, Thread::startVirtualThread);
    tokens.revoke(old.stored().id());
    clock.advance(Duration.ofHours(1));
    assertThat(find(directory, old.text())).isEmpty();
  }

  @Test
  void looksOnceHoweverManyAsk() {
    var directory = directory();
    clock.advance(Duration.ofSeconds(3));
    for (var i = 0; i < 10; i++) {
      find(directory, Secret.of("unknown"));
    }
    assertThat(background).hasSize(1);
  }

  @Test
  void keepsWhatItKnowsWhileTheStoreFails() {
    var token = tokens.create(TokenKind.INGEST, "hook").text();
    var directory = directory();
    store.isBroken = true;
    clock.advance(Duration.ofSeconds(5));
    assertThat(find(directory, token)).isPresent();
    runBackground();
    assertThat(find(directory, token)).isPresent();

    store.isBroken = false;
    var fresh = tokens.create(TokenKind.INGEST, "fresh").text();
    clock.advance(Duration.ofSeconds(5));
    find(directory, token);
    runBackground();
    assertThat(find(directory, fresh)).isPresent();
    assertThat(store.tokens().getFirst().lastUsedAt()).isPresent();
  }

  @Test
  void recordsAUseAtMostOnceAMinute() {
    var token = tokens.create(TokenKind.INGEST, "hook").text();
    var directory = directory();
    for (var second = 0; second < 150; second++) {
      find(directory, token);
      runBackground();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(store.uses)
        .containsExactly(
            Instant.parse("2026-03-01T08:00:00Z"),
            Instant.parse("2026-03-01T08:01:00Z"),
            Instant.parse("2026-03-01T08:02:00Z"));
  }

  @Test
  void recordsNoUseThatTheStoreKnowsAlready() {
    var created = tokens.create(TokenKind.INGEST, "hook");
    store.recordUse(Map.of(created.stored().id(), clock.instant()));
    store.uses.clear();
    var restarted = directory();
    clock.advance(Duration.ofSeconds(59));
    find(restarted, created.text());
    runBackground();
    assertThat(store.uses).isEmpty();
  }

  @Test
  void knowsTheDerivedTokensOfTheConfiguredSites() {
    var directory = directory("marketing");
    var first = siteTokens.current("marketing");
    assertThat(find(directory, first)).flatMap(TokenDirectory.Entry::site).contains("marketing");
    assertThat(find(directory, siteTokens.current("finance"))).isEmpty();

    var second = siteTokens.rotate("marketing");
    directory.refresh();
    assertThat(siteTokens.current("marketing")).isEqualTo(second).isNotEqualTo(first);
    assertThat(find(directory, first)).isPresent();
    assertThat(find(directory, second)).isPresent();

    siteTokens.retire("marketing");
    directory.refresh();
    assertThat(find(directory, first)).isEmpty();
    assertThat(find(directory, second)).isPresent();
  }

  private TokenDirectory directory(String... sites) {
    return new TokenDirectory(store, siteTokens, Set.of(sites), clock, background::add);
  }

  private void runBackground() {
    for (var task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }

  private static Optional<TokenDirectory.Entry> find(TokenDirectory directory, Secret token) {
    return directory.find(TokenKind.INGEST, hash(token));
  }

  private static TokenHash hash(Secret token) {
    return TokenHash.of(token.reveal());
  }

  /** Counts what it is asked, and can be made to fail. */
  private static final class WatchedStore implements TokenStore {
    private final InMemoryTokenStore tokens = new InMemoryTokenStore();
    private final Queue<Instant> uses = new ArrayDeque<>();
    private volatile boolean isBroken;
    private final AtomicInteger reads = new AtomicInteger();

    @Override
    public void add(StoredToken token) {
      tokens.add(token);
    }

    @Override
    public List<StoredToken> tokens() {
      failIfBroken();
      reads.incrementAndGet();
      return tokens.tokens();
    }

    @Override
    public boolean revoke(String id, Instant at) {
      return tokens.revoke(id, at);
    }

    @Override
    public void recordUse(Map<String, Instant> lastUses) {
      failIfBroken();
      uses.addAll(lastUses.values());
      tokens.recordUse(lastUses);
    }

    @Override
    public List<SiteGeneration> generations() {
      return tokens.generations();
    }

    @Override
    public void save(SiteGeneration generation) {
      tokens.save(generation);
    }

    private void failIfBroken() {
      if (isBroken) {
        throw new IllegalStateException("the disk is gone");
      }
    }
  }
}
