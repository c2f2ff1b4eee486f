package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JwtIT {

  private static final SettableClock CLOCK = new SettableClock();

  private final TableauSimulator simulator =
      TableauSimulator.start(
          SimulatorSettings.immediate(),
          SimulatedTime.start(java.time.InstantSource.system()),
          CLOCK);
  private final TestClient client = TestClient.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void signsInTheUserOfTheClaim() {
    var answer = signIn(jwt(good(), DemoSite.SECRET_ID, DemoSite.SECRET_VALUE));

    assertThat(answer.isOk().at("/credentials/user/id").asString())
        .isEqualTo(simulator.user("maya").luid());
  }

  @Test
  void allowsParallelSessions() {
    var first = signIn(jwt(good())).isOk().at("/credentials/token").asString();
    var second = signIn(jwt(good())).isOk().at("/credentials/token").asString();

    client.token(first).get("/workbooks").isOk();
    client.token(second).get("/workbooks").isOk();
  }

  static Stream<Arguments> wrongClaims() {
    return Stream.of(
        wrong("an unknown user", claims -> claims.subject("nobody"), 16),
        wrong("a name in other case", claims -> claims.subject("Maya"), 16),
        wrong("another audience", claims -> claims.audience("public"), 16),
        wrong("no id", claims -> claims.jwtID(null), 16),
        wrong("no scopes", claims -> claims.claim("scp", null), 16),
        wrong("an expiry beyond ten minutes", claims -> claims.expirationTime(in(601)), 16),
        wrong("an expiry in the past", claims -> claims.expirationTime(in(-1)), 16),
        wrong("no expiry", claims -> claims.expirationTime(null), 16),
        wrong("a beginning in the future", claims -> claims.notBeforeTime(in(60)), 16),
        wrong("another app", claims -> claims.issuer("someone"), 126));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void refuses(String what, UnaryOperator<JWTClaimsSet.Builder> change, int number) {
    var claims = change.apply(new JWTClaimsSet.Builder(good())).build();

    signIn(jwt(claims))
        .isRefused(401001, "Error signing in to Tableau Server (%d)".formatted(number));
  }

  @Test
  void refusesAnUnknownSecretIdAndAWrongSecret() {
    signIn(jwt(good(), "other", DemoSite.SECRET_VALUE))
        .isRefused(401001, "Error signing in to Tableau Server (127)");
    signIn(jwt(good(), DemoSite.SECRET_ID, "another secret of thirty-two bytes or more"))
        .isRefused(401001, "Error signing in to Tableau Server (16)");
  }

  @Test
  void refusesTheSameJwtTwice() {
    var jwt = jwt(good());
    signIn(jwt).isOk();

    signIn(jwt).isRefused(401001, "Error signing in to Tableau Server (16)");
  }

  @Test
  void refusesWhatIsNoJwt() {
    signIn("a.b.c").isRefused(401001, "Error signing in to Tableau Server (16)");
  }

  @Test
  void answersACallWithoutItsScopeAsIfTheTokenWereDead() {
    client.token(signIn(jwt(good())).at("/credentials/token").asString());
    var workbook = simulator.workbook("Revenue Overview").luid();

    client.get("/workbooks/" + workbook).isOk();
    client
        .site("PUT", "/workbooks/" + workbook + "/tags", "{\"tags\":{\"tag\":[{\"label\":\"x\"}]}}")
        .isRefused(401002, "Invalid authentication credentials were provided.");
  }

  @Test
  void takesAWildcardForTheActionsOfAScope() {
    var claims =
        new JWTClaimsSet.Builder(good()).claim("scp", List.of("tableau:workbook_tags:*")).build();
    client.token(signIn(jwt(claims)).at("/credentials/token").asString());
    var workbook = simulator.workbook("Revenue Overview").luid();

    client
        .site("PUT", "/workbooks/" + workbook + "/tags", "{\"tags\":{\"tag\":[{\"label\":\"x\"}]}}")
        .isOk();
    client.get("/workbooks").isRefused(401002, "Invalid authentication credentials were provided.");
  }

  @Test
  void hasNoScopeForWebhooks() {
    var claims =
        new JWTClaimsSet.Builder(good())
            .subject("admin")
            .claim("scp", List.of("tableau:webhooks:read", "tableau:webhooks:*"))
            .build();
    client.token(signIn(jwt(claims)).at("/credentials/token").asString());

    client.get("/webhooks").isRefused(401002, "Invalid authentication credentials were provided.");
  }

  @Test
  void knowsJwtsSince317() {
    client.version("3.16");

    signIn(jwt(good()))
        .isRefused(
            400000,
            "Payload is either malformed or incomplete. ('jwt' is not known in 'credentials')");
  }

  private TestClient.Answer signIn(String jwt) {
    return client.signIn(
        """
        {"credentials":{"jwt":"%s","isUat":false,"site":{"contentUrl":"demo"}}}\
        """
            .formatted(jwt));
  }

  private static Arguments wrong(
      String what, UnaryOperator<JWTClaimsSet.Builder> change, int number) {
    return Arguments.of(what, change, number);
  }

  private static JWTClaimsSet good() {
    return new JWTClaimsSet.Builder()
        .issuer(DemoSite.CLIENT_ID)
        .subject("maya")
        .audience("tableau")
        .expirationTime(in(300))
        .jwtID(UUID.randomUUID().toString())
        .claim("scp", List.of("tableau:content:read"))
        .build();
  }

  private static Date in(long seconds) {
    return Date.from(CLOCK.instant().plus(Duration.ofSeconds(seconds)));
  }

  private static String jwt(JWTClaimsSet claims) {
    return jwt(claims, DemoSite.SECRET_ID, DemoSite.SECRET_VALUE);
  }

  private static String jwt(JWTClaimsSet claims, String secretId, String secret) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.HS256)
              .type(JOSEObjectType.JWT)
              .keyID(secretId)
              .customParam("iss", claims.getIssuer())
              .build();
      var jwt = new SignedJWT(header, claims);
      jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
      return jwt.serialize();
    } catch (JOSEException broken) {
      throw new AssertionError(broken);
    }
  }
}
