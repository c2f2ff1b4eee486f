package dev.tableauwebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  private final AllowedHosts allowed =
      new AllowedHosts(Set.of("Intranet.example", "*.corp.example", "10.1.0.0/16", "fd12::/16"));

  @ParameterizedTest
  @CsvSource({
    "intranet.example, true",
    "sub.intranet.example, false",
    "a.corp.example, true",
    "a.b.corp.example, true",
    "corp.example, false",
    "evilcorp.example, false",
    "corp.example.evil, false",
  })
  void comparesWholeNames(String host, boolean expected) {
    assertThat(allowed.allowsName(host)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0, true",
    "10.1.255.255, true",
    "10.2.0.0, false",
    "fd12:1::1, true",
    "fd13::1, false",
    "::1, false"
  })
  void comparesNetworks(String address, boolean expected) throws Exception {
    assertThat(allowed.allowsAddress(InetAddress.ofLiteral(address))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "intranet.example",
        "*.example",
        "my_service",
        "10.0.0.0/8",
        "::1",
        "[::1]",
        "0.0.0.0/0"
      })
  void takesNamesAddressesAndNetworks(String entry) {
    assertThat(AllowedHosts.problemOf(entry)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "https://a.example",
        "a.example:8080",
        "a.example/x",
        "10.0.0.0/33",
        "127.1",
        "0x7f.1",
        "10.0.0.0/",
        "a..b",
        "*.*.b"
      })
  void namesWhatIsNeither(String entry) {
    assertThat(AllowedHosts.problemOf(entry))
        .contains(
            "'%s' is neither a host nor a network. Write a name (intranet.example), all names below one (*.example.com), an address (10.1.2.3) or a network (10.0.0.0/8), without scheme, port or path."
                .formatted(entry));
  }

  @Test
  void aPolicyReportsAllBadEntriesAtOnce() {
    var entries = Set.of("169.254.169.254", "a.example", "a b");

    assertThat(OutgoingPolicy.problemsOf(entries))
        .containsExactly(
            "'169.254.169.254' cannot be allowed: link-local and metadata addresses are never called. Remove it.",
            "'a b' is neither a host nor a network. Write a name (intranet.example), all names below one (*.example.com), an address (10.1.2.3) or a network (10.0.0.0/8), without scheme, port or path.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutgoingPolicy.DEFAULT.allowing(entries))
        .withMessageStartingWith("'169.254.169.254' cannot be allowed");
  }
}
