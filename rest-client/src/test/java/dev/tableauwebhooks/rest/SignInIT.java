package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.tableauwebhooks.rest.StandIn.Received;
import dev.tableauwebhooks.rest.StandIn.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInIT {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private StandIn tableau;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
  }

  @AfterEach
  void stop() {
    tableau.close();
  }

  @Test
  void sendsATokenAndAsksTheServerForItsVersion() {
    try (var client = tableau.client().build()) {
      assertThat(client.signIn())
          .isEqualTo(new SignedIn("site-luid", "MySite", "user-luid", new ApiVersion(3, 27)));
    }
    var request = tableau.signIns().getFirst();
    assertThat(json(request).requiredObject("credentials").text("personalAccessTokenName"))
        .contains("my-pat");
    assertThat(json(request).requiredObject("credentials").text("personalAccessTokenSecret"))
        .contains("pat-secret");
    assertThat(contentUrl(request)).contains("MySite");
    assertThat(request.header("Accept")).contains("application/json");
    assertThat(request.header("Content-type")).contains("application/json");
  }

  @Test
  void sendsANameAndAPassword() {
    var quoted = "p\"a\\s<s>😀";
    try (var client =
        tableau.client().credentials(Credentials.password("jane", quoted)).site("").build()) {
      client.signIn();
    }
    var credentials = json(tableau.signIns().getFirst()).requiredObject("credentials");
    assertThat(credentials.text("name")).contains("jane");
    assertThat(credentials.text("password")).contains(quoted);
    assertThat(tableau.signIns().getFirst().body()).contains("\"contentUrl\":\"\"");
  }

  @Test
  void sendsAUnifiedAccessToken() throws Exception {
    var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded()));
    try (var client = tableau.client().credentials(unified(pem)).build()) {
      client.signIn();
    }
    var request = tableau.signIns().getFirst();
    assertThat(json(request).requiredObject("credentials").flag("isUat")).isTrue();
    var jwt = jwt(request);
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) keys.getPublic()))).isTrue();
    assertThat(jwt.getHeader().getKeyID()).isEqualTo("key-1");
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("https://id.example.com");
    assertThat(jwt.getJWTClaimsSet().getStringClaim("https://tableau.com/tenantId"))
        .isEqualTo("tenant");
    assertThat(jwt.getJWTClaimsSet().getStringClaim("email")).isEqualTo("jane@example.com");
  }

  @Test
  void refusesAPrivateKeyThatIsNoneWithoutShowingIt() {
    try (var client = tableau.client().credentials(unified("-----BEGIN x-----s3cret")).build()) {
      assertThatThrownBy(client::signIn)
          .isInstanceOf(TableauException.class)
          .hasMessageContaining("private key of the unified access token of")
          .hasMessageContaining("openssl pkcs8 -topk8")
          .hasMessageNotContaining("s3cret");
    }
    assertThat(tableau.signIns()).isEmpty();
  }

  private static Credentials unified(String privateKey) {
    return new Credentials.UnifiedAccessToken(
        "https://id.example.com",
        "key-1",
        privateKey,
        "tenant",
        "email",
        "jane@example.com",
        Set.of("tableau:content:read"));
  }

  @Test
  void actsAsAnotherUser() {
    try (var client = tableau.client().impersonating("user-9").build()) {
      client.signIn();
    }
    var credentials = json(tableau.signIns().getFirst()).requiredObject("credentials");
    assertThat(credentials.requiredObject("user").text("id")).contains("user-9");
  }

  @Test
  void sendsAFreshJwtAtEachSignIn() throws Exception {
    var app = Credentials.connectedApp("client", "id", KEY, "jane@example.com");
    try (var client = tableau.client().credentials(app).build()) {
      client.signIn();
      client.signOut();
      client.signIn();
    }
    var first = jwt(tableau.signIns().get(0));
    var second = jwt(tableau.signIns().get(1));
    assertThat(first.getJWTClaimsSet().getSubject()).isEqualTo("jane@example.com");
    assertThat(first.getJWTClaimsSet().getStringListClaim("scp"))
        .containsExactlyInAnyOrderElementsOf(Credentials.DEFAULT_SCOPES);
    assertThat(first.getJWTClaimsSet().getJWTID())
        .isNotEqualTo(second.getJWTClaimsSet().getJWTID());
  }

  @Test
  void speaksTheVersionThatIsSet() {
    tableau.on("POST /api/3.9/auth/signin", _ -> tableau.signedIn());
    try (var client = tableau.client().apiVersion(new ApiVersion(3, 9)).build()) {
      assertThat(client.signIn().apiVersion()).hasToString("3.9");
    }
    assertThat(tableau.received("GET /api/2.4/serverinfo")).isEmpty();
  }

  @Test
  void refusesAVersionThatIsTooOldForTheCredentials() {
    var app = Credentials.connectedApp("client", "id", KEY, "jane");
    try (var client = tableau.client().credentials(app).apiVersion(new ApiVersion(3, 9)).build()) {
      assertThatThrownBy(client::signIn)
          .hasMessage(
              "Signing in by connected app 'client' for user 'jane' needs version 3.17 of the REST"
                  + " API, but 3.9 is in use. Upgrade Tableau Server, or correct the version that"
                  + " is set.");
    }
    assertThat(tableau.received()).isEmpty();
  }

  @Test
  void tellsWhatTheServerIsWithoutASignIn() {
    try (var client = tableau.client().build()) {
      assertThat(client.serverInfo()).isEqualTo(new ServerInfo("2025.3.0", new ApiVersion(3, 27)));
    }
    assertThat(tableau.signIns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "307", "308"})
  void postsAgainToWhereItIsRedirectedAndStaysThere(int status) throws IOException {
    try (var pod = StandIn.start();
        var client = tableau.client().build()) {
      tableau.on(
          "POST /api/3.27/auth/signin",
          _ -> Reply.json(status, "").header("Location", pod.uri() + "/api/3.27/auth/signin"));
      pod.onSite("GET", "", "{\"site\": {\"id\": \"site-luid\", \"name\": \"My site\"}}");

      assertThat(client.site().name()).isEqualTo("My site");
      assertThat(pod.signIns())
          .singleElement()
          .satisfies(request -> assertThat(request.body()).contains("pat-secret"));
    }
  }

  @Test
  void givesUpOnACircleOfRedirects() {
    tableau.on(
        "POST /api/3.27/auth/signin",
        _ -> Reply.json(301, "").header("Location", tableau.uri() + "/api/3.27/auth/signin"));
    try (var client = tableau.client().build()) {
      assertThatThrownBy(client::signIn)
          .hasMessage(
              "The answer 301 to POST %1$s/api/3.27/auth/signin redirects to"
                  + " '%1$s/api/3.27/auth/signin'. Set the server's URL to the one that it"
                  + " redirects to.",
              tableau.uri());
    }
    assertThat(tableau.signIns()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, https://b.example/x, true",
    "https://a.example, http://a.example/x, false",
    "http://a.example, http://b.example/x, true",
    "http://a.example, https://b.example/x, true",
    "https://a.example, /other, true",
    "https://a.example, ftp://b.example/x, false",
    "https://a.example, 'not a url', false",
  })
  void neverSendsCredentialsOutOfEncryption(String from, String to, boolean follows) {
    var request = Outgoing.get(URI.create(from + "/api/3.27/auth/signin"));
    var headers = HttpHeaders.of(Map.of("Location", List.of(to)), (_, _) -> true);
    assertThat(SignIn.target(request, new Answer(301, headers, "", 0)).isPresent())
        .isEqualTo(follows);
  }

  @Test
  void saysWhatToDoWhenRefusedAndNeverShowsTheSecret() {
    tableau.on(
        "POST /api/3.27/auth/signin",
        _ -> Reply.error("401001", "Signin Error", "No access with pat-secret."));
    try (var client = tableau.client().build()) {
      assertThatThrownBy(client::signIn)
          .hasMessage(
              "Tableau answered 401 to POST %s/api/3.27/auth/signin: 401001: Signin Error: No"
                  + " access with ****. Check the name and secret of the token; make a new one if"
                  + " it has expired (after 15 days without use, or by the site's rule); check"
                  + " that site 'MySite' exists.",
              tableau.uri());
    }
  }

  @Test
  void reportsAnAnswerThatLacksTheToken() {
    tableau.on(
        "POST /api/3.27/auth/signin",
        _ ->
            Reply.json(
                200,
                """
                {"credentials": {"site": {"id": "s"}, "user": {"id": "u"}}}
                """));
    try (var client = tableau.client().build()) {
      assertThatThrownBy(client::signIn)
          .hasMessage(
              "The answer 200 to POST %s/api/3.27/auth/signin lacks 'credentials.token'.",
              tableau.uri());
    }
  }

  @Test
  void reportsAServerWhoseVersionIsNone() {
    tableau.on(
        "GET /api/2.4/serverinfo",
        _ -> Reply.json(200, "{\"serverInfo\": {\"restApiVersion\": \"new\"}}"));
    try (var client = tableau.client().build()) {
      assertThatThrownBy(client::signIn)
          .isInstanceOf(TableauException.class)
          .hasMessage(
              "The answer 200 to GET %s/api/2.4/serverinfo has 'new' where a version belongs.",
              tableau.uri());
    }
  }

  @Test
  void signsOutOnceAndSurvivesAServerThatIsGone() {
    tableau.on("POST /api/3.27/auth/signout", _ -> Reply.json(204, ""));
    var client = tableau.client().build();
    client.signIn();
    client.signOut();
    client.signOut();
    assertThat(tableau.received("POST /api/3.27/auth/signout"))
        .singleElement()
        .satisfies(request -> assertThat(request.token()).isEqualTo("token-1"));
    client.signIn();
    tableau.close();
    client.close();
  }

  private static Json json(Received request) {
    return Json.find(request.body()).orElseThrow();
  }

  private static Optional<String> contentUrl(Received request) {
    return json(request).requiredObject("credentials").requiredObject("site").text("contentUrl");
  }

  private static SignedJWT jwt(Received request) throws Exception {
    return SignedJWT.parse(json(request).requiredObject("credentials").text("jwt").orElseThrow());
  }
}
