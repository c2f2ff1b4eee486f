package dev.tableauwebhooks.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.action.Secret;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final ServerKey KEY = ServerKey.of(Secret.of("a".repeat(32)));
  private static final ServerKey OTHER = ServerKey.of(Secret.of("b".repeat(32)));

  private final Seal seal = KEY.seal("session");

  @Test
  void opensWhatItClosed() {
    var closed = seal.close("a session's token \uD83D\uDD11", "site a");
    assertThat(closed).doesNotContain("session", "token");
    assertThat(KEY.seal("session").open(closed, "site a"))
        .contains("a session's token \uD83D\uDD11");
  }

  @Test
  void opensNothingElsewhereOrWithAnotherKeyOrDamaged() {
    var closed = seal.close("secret", "site a");
    assertThat(seal.open(closed, "site b")).isEmpty();
    assertThat(KEY.seal("other").open(closed, "site a")).isEmpty();
    assertThat(OTHER.seal("session").open(closed, "site a")).isEmpty();
    assertThat(seal.open("", "site a")).isEmpty();
    assertThat(seal.open("not base64!", "site a")).isEmpty();
  }

  @Test
  void hidesEqualSecretsDifferently() {
    assertThat(seal.close("secret", "a")).isNotEqualTo(seal.close("secret", "a"));
    assertThat(seal).hasToString("Seal[****]");
  }
}
