package dev.tableauwebhooks.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /webhook/twh_abcdSECRET-_1 202 | POST /webhook/twh_abcd… 202",
        "POST /webhook/SECRETtoken?force=true | POST /webhook/****?force=true",
        "POST /webhook/twh_abcdSECRET%41 | POST /webhook/twh_abcd…",
        "at https://h/webhook/SECRET, at /webhook/SECRET2) | at https://h/webhook/****, at /webhook/****)",
        "POST /webhook | POST /webhook",
        "token 'x' (twh_abcd…) | token 'x' (twh_abcd…)",
        "made twh_abcdSECRETSECRETSECRET now | made twh_abcd… now",
        "Authorization: Basic U0VDUkVU | Authorization: Basic ****",
        "authorization=Bearer SECRET, x | authorization=Bearer ****, x",
        "{\"Authorization\":\"SECRET\"} | {\"Authorization\":\"****\"}",
        "headers {authorization=[SECRET], host=[h]} | headers {authorization=[****], host=[h]}",
        "X-Tableau-Auth: SECRET|X-Tableau-Auth: ****",
        "jdbc:postgresql://ann:SECRET@db/hooks | jdbc:postgresql://****@db/hooks",
        "mail ann@example.com about https://h/a | mail ann@example.com about https://h/a",
        "no authorization here | no authorization here"
      })
  void hidesWhatLooksLikeASecretAndLeavesTheRest(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @Test
  void hidesValuesThatTheirKeyTellsToBeSecret() {
    assertThat(Masking.mask("Authorization", "x y")).isEqualTo("****");
    assertThat(Masking.mask("password", "")).isEqualTo("****");
    assertThat(Masking.mask("path", "/webhook/x")).isEqualTo("/webhook/****");
    assertThat(Masking.mask("site", "marketing")).isEqualTo("marketing");
  }
}
