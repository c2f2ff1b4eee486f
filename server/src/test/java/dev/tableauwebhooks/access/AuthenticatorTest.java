package dev.tableauwebhooks.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.access.Decision.Denied;
import dev.tableauwebhooks.access.Decision.Granted;
import dev.tableauwebhooks.action.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private static final String CONFIGURED = "twh_configured-0123456789";

  private final SettableClock clock = new SettableClock();
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final Tokens tokens = new Tokens(store, clock);
  private final SiteTokens siteTokens =
      new SiteTokens(ServerKey.of(Secret.of("k".repeat(32))), store);
  private Authenticator authenticator = authenticator(false);

  @BeforeEach
  void close() {
    authenticator = authenticator(false);
  }

  @Test
  void knowsATokenInThePathAndInTheHeader() {
    var created = tokens.create(TokenKind.INGEST, "hook");
    authenticator = authenticator(false);
    var principal = "token 'hook' (%s)".formatted(created.stored().masked());
    assertThat(byPath(created.text().reveal())).isEqualTo(new Granted(principal, Optional.empty()));
    assertThat(byHeader("bearer " + created.text().reveal()))
        .isEqualTo(new Granted(principal, Optional.empty()));
  }

  @Test
  void tellsTheSiteThatATokenIsBoundTo() {
    var created = tokens.createForSite("finance", "hook");
    authenticator = authenticator(false);
    assertThat(byPath(created.text().reveal()))
        .extracting(decision -> ((Granted) decision).site())
        .isEqualTo(Optional.of("finance"));

    var derived = siteTokens.current("marketing").reveal();
    assertThat(byPath(derived))
        .isEqualTo(
            new Granted(
                "token of site 'marketing' (%s…)".formatted(derived.substring(0, 8)),
                Optional.of("marketing")));
  }

  @Test
  void knowsTheTokensOfTheConfiguration() {
    assertThat(byPath(CONFIGURED))
        .isEqualTo(new Granted("configured token (twh_conf…)", Optional.empty()));
  }

  @Test
  void knowsUserNameAndPassword() {
    assertThat(byHeader(basic("tableau:p:ss")))
        .isEqualTo(new Granted("user 'tableau'", Optional.empty()));
    assertThat(byHeader("basic " + basic("tableau:p:ss").substring(6))).isInstanceOf(Granted.class);
    assertThat(byHeader(basic("tableau:other")))
        .isEqualTo(new Denied("wrong user name or password"));
    assertThat(byHeader(basic(""))).isEqualTo(new Denied("wrong user name or password"));
    assertThat(byHeader("Basic ***")).isEqualTo(new Denied("a password that is not Base64"));
  }

  @Test
  void refusesAPasswordWhereNoneIsConfigured() {
    var rules = new AccessRules(TokenKind.ADMIN, List.of(), Optional.empty(), false);
    authenticator = new Authenticator(rules, directory());
    assertThat(byHeader(basic("tableau:p:ss")))
        .isEqualTo(new Denied("a password, which the configuration does not provide for"));
  }

  @Test
  void refusesARevokedToken() {
    var created = tokens.create(TokenKind.INGEST, "hook");
    tokens.revoke(created.stored().id());
    authenticator = authenticator(false);
    assertThat(byPath(created.text().reveal())).isEqualTo(new Denied("unknown token"));
  }

  @Test
  void refusesTheTokenOfAnAdministratorForEvents() {
    var created = tokens.create(TokenKind.ADMIN, "ann");
    authenticator = authenticator(false);
    assertThat(byPath(created.text().reveal())).isEqualTo(new Denied("unknown token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "twh_configured-012345678", "twh_configured-0123456789 ", "\0"})
  void refusesWhateverIsNotExactlyAToken(String token) {
    assertThat(byPath(token)).isEqualTo(new Denied("unknown token"));
  }

  @Test
  void refusesOversizedAndStrangeCredentials() {
    assertThat(byPath("x".repeat(2000))).isEqualTo(new Denied("oversized credentials"));
    assertThat(byHeader("Bearer " + "x".repeat(2000)))
        .isEqualTo(new Denied("oversized credentials"));
    assertThat(byHeader("Digest x"))
        .isEqualTo(new Denied("credentials that are neither a token nor a password"));
  }

  @Test
  void decidesByThePathWhenBothAreThere() {
    assertThat(
            authenticator.authenticate(Optional.of("wrong"), Optional.of("Bearer " + CONFIGURED)))
        .isEqualTo(new Denied("unknown token"));
  }

  @Test
  void letsNobodyInWithoutCredentialsUnlessItIsOpen() {
    assertThat(authenticator.authenticate(Optional.empty(), Optional.empty()))
        .isEqualTo(new Denied("no credentials"));

    authenticator = authenticator(true);
    assertThat(authenticator.authenticate(Optional.empty(), Optional.empty()))
        .isEqualTo(new Granted("anonymous", Optional.empty()));
    assertThat(byPath("wrong")).isEqualTo(new Denied("unknown token"));
  }

  private Decision byPath(String token) {
    return authenticator.authenticate(Optional.of(token), Optional.empty());
  }

  private Decision byHeader(String header) {
    return authenticator.authenticate(Optional.empty(), Optional.of(header));
  }

  private static String basic(String credentials) {
    var bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private Authenticator authenticator(boolean open) {
    var basic = new AccessRules.Basic("tableau", Secret.of("p:ss"));
    return new Authenticator(
        new AccessRules(TokenKind.INGEST, List.of(Secret.of(CONFIGURED)), Optional.of(basic), open),
        directory());
  }

  private TokenDirectory directory() {
    return new TokenDirectory(store, siteTokens, Set.of("marketing"), clock, Runnable::run);
  }
}
