package dev.tableauwebhooks.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com",
        "https://hooks.example.com:8443/tableau",
        "HTTPS://8.8.8.8",
        "https://[2606:4700::1111]",
        "https://local.example.com"
      })
  void takesWhatTableauCanReach(String url) {
    assertThat(HookAddress.refusalOf(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost",
        "https://127.0.0.1:8000",
        "https://[::1]",
        "https://0.0.0.0",
        "https://10.1.2.3",
        "https://172.16.0.1",
        "https://192.168.1.5",
        "https://169.254.1.1",
        "https://100.64.0.1",
        "https://[fd12::1]",
        "https://[fe80::1]",
        "https://webhooks",
        "https://printer.local",
        "https://hooks.corp",
        "https://hooks.internal."
      })
  void refusesWhatTableauWouldPostToInVain(String url) {
    assertThat(HookAddress.refusalOf(URI.create(url))).isPresent();
  }

  @Test
  void saysWhyAndHowToMendIt() {
    assertThat(HookAddress.refusalOf(URI.create("http://hooks.example.com/x?secret=1")))
        .contains(
            new HookAddress.Refusal(
                "Tableau posts to https only, and 'http://hooks.example.com' is not.",
                "Give an https address with a certificate that the public trusts."));
    assertThat(HookAddress.refusalOf(URI.create("https://192.168.1.5")))
        .contains(
            new HookAddress.Refusal(
                "Tableau cannot reach '192.168.1.5', which is a private address.",
                "Give an address that Tableau can reach, such as that of a proxy or tunnel."));
  }
}
