package dev.tableauwebhooks.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://h.example.com/webhook/twh_abcdefghijklmnopqrstuvwxyz0123, https://h.example.com/webhook/twh_abcd…",
    "https://h.example.com:8443/webhook, https://h.example.com:8443/webhook",
    "https://h.example.com, https://h.example.com",
    "https://user:pass@h.example.com/x, https://…@h.example.com/x",
    "https://h.example.com/hook?code=secret, https://h.example.com/hook?…",
    "https://h.example.com/api/v1/Ab3/hunter2hunter2, https://h.example.com/api/v1/…/hun…",
    "not an address, …",
    "mailto:somebody@example.com, …",
  })
  void showsWhereItPostsToAndCutsWhatMayBeSecret(String url, String shown) {
    assertThat(MaskedUrl.of(url)).isEqualTo(shown);
  }
}
