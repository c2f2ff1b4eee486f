package dev.tableauwebhooks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private final SettableClock clock = new SettableClock();
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final Tokens tokens = new Tokens(store, clock);

  @Test
  void makesTokensThatFitIntoAnAddressAndAreNeverTheSame() {
    Set<String> made = new HashSet<>();
    for (var i = 0; i < 100; i++) {
      made.add(tokens.create(TokenKind.INGEST, "hook").text().reveal());
    }
    assertThat(made).hasSize(100).allSatisfy(t -> assertThat(t).matches("twh_[A-Za-z0-9_-]{43}"));
  }

  @Test
  void keepsTheHashAndNotTheToken() {
    var created = tokens.createForSite("marketing", " hook of marketing ");

    assertThat(store.tokens())
        .containsExactly(created.stored())
        .first()
        .satisfies(stored -> {
          assertThat(stored.kind()).isEqualTo(TokenKind.INGEST);
          assertThat(stored.label()).isEqualTo("hook of marketing");
          assertThat(stored.site()).contains("marketing");
          assertThat(stored.hash()).isEqualTo(TokenHash.of(created.text().reveal()));
          assertThat(stored.masked()).isEqualTo(created.text().reveal().substring(0, 8) + "…");
          assertThat(stored.createdAt()).isEqualTo(clock.instant());
        });
    assertThat(created.toString()).doesNotContain(created.text().reveal());
  }

  @Test
  void knowsWhetherAnyOfAKindIsValid() {
    assertThat(tokens.hasValid(TokenKind.ADMIN)).isFalse();
    var created = tokens.create(TokenKind.ADMIN, "ann");
    assertThat(tokens.hasValid(TokenKind.ADMIN)).isTrue();
    assertThat(tokens.hasValid(TokenKind.INGEST)).isFalse();

    assertThat(tokens.revoke(created.stored().id())).isTrue();
    assertThat(tokens.hasValid(TokenKind.ADMIN)).isFalse();
    assertThat(tokens.list())
        .extracting(StoredToken::revokedAt)
        .containsExactly(Optional.of(clock.instant()));
    assertThat(tokens.revoke("unknown")).isFalse();
  }

  @Test
  void refusesALabelThatSaysNothing() {
    assertThatThrownBy(() -> tokens.create(TokenKind.INGEST, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The label ' ' is not between 1 and 100 characters long.");
  }

  @ParameterizedTest
  @CsvSource({
    "twh_abcdefghijklmnopqrstuvwxyz, twh_abcd…",
    "abcdefghijklmnop, abcd…",
    "abcdefgh, ab…",
    "twh_, twh_…",
    "'', …"
  })
  void showsLittleOfAToken(String token, String masked) {
    assertThat(TokenText.masked(token)).isEqualTo(masked);
  }
}
