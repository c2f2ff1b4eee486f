package dev.tableauwebhooks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} must do. */
public abstract class TokenStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** A store without anything in it, the same at each call within one test. */
  protected abstract TokenStore store();

  @Test
  void givesBackWhatWasAddedInThatOrder() {
    var first = token("1", Optional.of("marketing"));
    var second = token("2", Optional.empty());
    store().add(first);
    store().add(second);
    assertThat(store().tokens()).containsExactly(first, second);
  }

  @Test
  void refusesASecondTokenOfTheSameIdOrHash() {
    store().add(token("1", Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().add(token("1", Optional.of("other"))));
    var sameHash = token("1", Optional.empty());
    assertThatIllegalArgumentException().isThrownBy(() -> store().add(withId(sameHash, "2")));
    assertThat(store().tokens()).hasSize(1);
  }

  @Test
  void revokesOnceAndKeepsTheFirstTime() {
    store().add(token("1", Optional.empty()));
    assertThat(store().revoke("1", NOON)).isTrue();
    assertThat(store().revoke("1", NOON.plusSeconds(60))).isTrue();
    assertThat(store().tokens())
        .extracting(StoredToken::revokedAt)
        .containsExactly(Optional.of(NOON));
    assertThat(store().revoke("2", NOON)).isFalse();
  }

  @Test
  void keepsTheLatestUse() {
    store().add(token("1", Optional.empty()));
    store().add(token("2", Optional.empty()));
    store().recordUse(Map.of("1", NOON, "unknown", NOON));
    store().recordUse(Map.of("1", NOON.minusSeconds(1)));
    assertThat(store().tokens())
        .extracting(StoredToken::lastUsedAt)
        .containsExactly(Optional.of(NOON), Optional.empty());
  }

  @Test
  void replacesTheGenerationsOfASite() {
    assertThat(store().generations()).isEmpty();
    store().save(new SiteGeneration("marketing", 1, 2));
    store().save(new SiteGeneration("finance", 1, 1));
    store().save(new SiteGeneration("marketing", 2, 2));
    assertThat(store().generations())
        .containsExactlyInAnyOrder(
            new SiteGeneration("marketing", 2, 2), new SiteGeneration("finance", 1, 1));
  }

  private static StoredToken token(String id, Optional<String> site) {
    return new StoredToken(
        id,
        TokenKind.INGEST,
        "label of " + id,
        site,
        TokenHash.of("token " + id),
        "twh_abcd…",
        NOON.minusSeconds(3600),
        Optional.empty(),
        Optional.empty());
  }

  private static StoredToken withId(StoredToken token, String id) {
    return new StoredToken(
        id,
        token.kind(),
        token.label(),
        token.site(),
        token.hash(),
        token.masked(),
        token.createdAt(),
        token.lastUsedAt(),
        token.revokedAt());
  }
}
