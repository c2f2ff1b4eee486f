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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call, whichever it is, lets through only who may make it, how, and since when. */
class AccessIT {

  private static final TableauSimulator SIMULATOR =
      TableauSimulator.start(SimulatorSettings.immediate());
  private static final TestClient VIEWER = TestClient.of(SIMULATOR).signedIn("viewer", "viewer");
  private static final TestClient ADMIN = TestClient.admin(SIMULATOR);
  private static final String REFUSAL =
      "The user 'viewer' is not permitted to perform this action.";

  @AfterAll
  static void stop() {
    SIMULATOR.close();
  }

  static Stream<Arguments> guarded() {
    return routes(
        route -> route.access().right().filter(right -> right != Right.MEMBER).isPresent());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("guarded")
  void refusesWhoMayNot(String method, String path, Access access) {
    VIEWER.raw(method, path, "{}").isRefused(403004, REFUSAL);
  }

  static Stream<Arguments> signedIn() {
    return routes(route -> route.access().right().isPresent());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("signedIn")
  void refusesWhoIsNotSignedIn(String method, String path, Access access) {
    TestClient.of(SIMULATOR)
        .raw(method, path, "{}")
        .isRefused(401000, "No authentication credentials were provided.");
  }

  static Stream<Arguments> scoped() {
    return routes(route -> route.access().scope().isPresent());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scoped")
  void refusesAJwtWithoutTheScope(String method, String path, Access access) {
    jwtSession("tableau:other:thing")
        .raw(method, path, "{}")
        .isRefused(401002, "Invalid authentication credentials were provided.");
  }

  static Stream<Arguments> scopedReads() {
    return routes(route ->
        route.method().equals("GET")
            && route.access().scope().filter(scope -> !scope.equals(Access.NO_SCOPE)).isPresent());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scopedReads")
  void takesAJwtWithTheScope(String method, String path, Access access) {
    var answer = jwtSession(access.scope().orElseThrow()).raw(method, path, "");

    assertThat(answer.status()).isNotEqualTo(401);
  }

  static Stream<Arguments> younger() {
    return SIMULATOR.routes().getOrDefault("{version}", List.of()).stream()
        .filter(route -> route.access().since().compareTo(ApiVersion.OLDEST) > 0)
        .map(route -> Arguments.of(route.method(), path("{version}", route), route.access()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("younger")
  void doesNotKnowACallBeforeItsVersion(String method, String path, Access access) {
    var since = access.since();
    var before = since.minor() == 0 ? "2.8" : since.major() + "." + (since.minor() - 1);
    var answer = ADMIN.raw(method, path.replace("/3.27/", "/" + before + "/"), "{}");

    // A path that is a variable of an older call, such as flows/runs, finds that one.
    assertThat(answer.status()).isIn(404, 405);
  }

  private static Stream<Arguments> routes(Predicate<Route> wanted) {
    return SIMULATOR.routes().entrySet().stream()
        .flatMap(family ->
            family.getValue().stream()
                .filter(wanted)
                .map(route ->
                    Arguments.of(route.method(), path(family.getKey(), route), route.access())));
  }

  private static String path(String family, Route route) {
    var path =
        String.join("/", route.template())
            .replace("{site}", DemoSite.LUID)
            .replace("{target}", DemoSite.LUID)
            .replaceAll("\\{\\w+}", "nothing");
    return "/api/%s/%s".formatted(family.equals("{version}") ? "3.27" : family, path);
  }

  private static TestClient jwtSession(String scope) {
    var client = TestClient.of(SIMULATOR);
    var answer =
        client.signIn(
            "{\"credentials\":{\"jwt\":\"%s\",\"site\":{\"contentUrl\":\"demo\"}}}"
                .formatted(jwt(scope)));
    return client.token(answer.isOk().at("/credentials/token").asString());
  }

  private static String jwt(String scope) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(DemoSite.CLIENT_ID)
            .subject(DemoSite.ADMIN)
            .audience("tableau")
            .jwtID(UUID.randomUUID().toString())
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .claim("scp", List.of(scope))
            .build();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(JOSEObjectType.JWT)
            .keyID(DemoSite.SECRET_ID)
            .customParam("iss", DemoSite.CLIENT_ID)
            .build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(new MACSigner(DemoSite.SECRET_VALUE.getBytes(StandardCharsets.UTF_8)));
    } catch (JOSEException impossible) {
      throw new AssertionError(impossible);
    }
    return jwt.serialize();
  }
}
