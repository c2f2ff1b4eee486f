package dev.tableauwebhooks.http;

import static dev.tableauwebhooks.http.HostOrigin.COMPUTED;
import static dev.tableauwebhooks.http.HostOrigin.CONFIGURATION;
import static dev.tableauwebhooks.http.HostOrigin.LITERAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.http.Reply.Refused;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard guard = new AddressGuard(OutgoingPolicy.DEFAULT);

  @Test
  void refusesAComputedHostThatLeadsInside() {
    assertThat(guard.refusal("intranet.example", addresses("10.0.0.5"), COMPUTED))
        .contains(
            new Refused(
                "'intranet.example' leads to 10.0.0.5, a private address. A host that is computed must be public, or allowed by the configuration.",
                "Add 'intranet.example' to outgoing.allow in tableau-webhooks.yaml."));
  }

  @Test
  void refusesAComputedAddress() {
    assertThat(guard.refusal("127.0.0.1", addresses("127.0.0.1"), COMPUTED))
        .contains(
            new Refused(
                "127.0.0.1 is a loopback address. A host that is computed must be public, or allowed by the configuration.",
                "Add '127.0.0.1' to outgoing.allow in tableau-webhooks.yaml."));
  }

  @Test
  void oneForbiddenAddressSpoilsTheHost() {
    assertThat(guard.refusal("both.example", addresses("8.8.8.8", "::1"), COMPUTED)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void letsEveryoneCallPublicAddresses(HostOrigin origin) {
    var addresses = addresses("8.8.8.8", "2606:4700:4700::1111");

    assertThat(guard.refusal("example.com", addresses, origin)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void letsNobodyCallMetadata(HostOrigin origin) {
    var all =
        new AddressGuard(OutgoingPolicy.DEFAULT.allowing(Set.of("m.example", "0.0.0.0/0", "::/0")));

    assertThat(all.refusal("m.example", addresses("169.254.169.254"), origin))
        .contains(
            new Refused(
                "'m.example' leads to 169.254.169.254, a link-local address, where clouds keep their metadata. Such addresses are never called.",
                "Call another host instead."));
    assertThat(all.refusal("fd00:ec2::254", addresses("fd00:ec2::254"), origin))
        .contains(
            new Refused(
                "fd00:ec2::254 is a metadata address of AWS. Such addresses are never called.",
                "Call another host instead."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.1", "100.64.0.1", "fd12::1"})
  void trustsHostsOfFilesThatAreWrittenOut(String address) {
    assertThat(guard.refusal("x", addresses(address), LITERAL)).isEmpty();
    assertThat(guard.refusal("x", addresses(address), CONFIGURATION)).isEmpty();
  }

  @Test
  void trustsOnlyTheConfigurationWhereWorkflowsCanBeEdited() {
    var strict =
        new AddressGuard(
            new OutgoingPolicy(
                Set.of(), false, 1, OutgoingPolicy.DEFAULT.connectTimeout(), Optional.empty()));

    assertThat(strict.refusal("localhost", addresses("127.0.0.1"), LITERAL))
        .contains(
            new Refused(
                "'localhost' leads to 127.0.0.1, a loopback address. A host that is not public must be allowed by the configuration.",
                "Add 'localhost' to outgoing.allow in tableau-webhooks.yaml."));
    assertThat(strict.refusal("localhost", addresses("127.0.0.1"), CONFIGURATION)).isEmpty();
  }

  @Test
  void letsAllowedNamesAndNetworksBeCalled() {
    var allowing =
        new AddressGuard(
            OutgoingPolicy.DEFAULT.allowing(Set.of("intranet.example", "10.1.0.0/16")));

    assertThat(allowing.refusal("intranet.example", addresses("192.168.0.1"), COMPUTED)).isEmpty();
    assertThat(allowing.refusal("other.example", addresses("10.1.2.3"), COMPUTED)).isEmpty();
    assertThat(allowing.refusal("other.example", addresses("10.1.2.3", "10.2.0.1"), COMPUTED))
        .isPresent();
  }

  private static List<InetAddress> addresses(String... literals) {
    return Stream.of(literals).map(InetAddress::ofLiteral).toList();
  }
}
