package dev.tableauwebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInIT {

  private static final String WRONG = "Error signing in to Tableau Server";
  private static final String DEAD = "Invalid authentication credentials were provided.";

  private final SettableClock clock = new SettableClock();
  private final TableauSimulator simulator =
      TableauSimulator.start(
          SimulatorSettings.immediate(),
          SimulatedTime.start(java.time.InstantSource.system()),
          clock);
  private final TestClient client = TestClient.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void answersAPasswordWithSiteUserAndAToken() {
    var answer =
        client.signIn(
            """
            {"credentials":{"name":"admin","password":"admin","site":{"contentUrl":"demo"}}}\
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/credentials/site/id").asString()).isEqualTo(DemoSite.LUID);
    assertThat(answer.at("/credentials/site/contentUrl").asString()).isEqualTo("demo");
    assertThat(answer.at("/credentials/user/id").asString())
        .isEqualTo(simulator.user("admin").luid());
    assertThat(answer.at("/credentials/estimatedTimeToExpiration").asString())
        .isEqualTo("02:00:00");
    assertThat(answer.at("/credentials/token").asString().split("\\|"))
        .hasSize(3)
        .endsWith(DemoSite.LUID);
    assertThat(simulator.calls().signIns()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "wrong user, '{\"name\":\"nobody\",\"password\":\"admin\",\"site\":{\"contentUrl\":\"demo\"}}'",
    "wrong password, '{\"name\":\"admin\",\"password\":\"x\",\"site\":{\"contentUrl\":\"demo\"}}'",
    "wrong site, '{\"name\":\"admin\",\"password\":\"admin\",\"site\":{\"contentUrl\":\"x\"}}'",
    "no user there, '{\"name\":\"viewer\",\"password\":\"viewer\",\"site\":{\"contentUrl\":\"\"}}'",
  })
  void refusesAWrongSignIn(String what, String credentials) {
    client.signIn("{\"credentials\":%s}".formatted(credentials)).isRefused(401001, WRONG);

    assertThat(simulator.calls().signIns()).isZero();
  }

  @Test
  void refusesAWrongTokenSecretAndARevokedToken() {
    client.signInByPat("demo-pat", "wrong", "demo").isRefused(401001, WRONG);

    simulator.revokeToken("demo-pat");

    client.signInByPat("demo-pat", "demo-secret", "demo").isRefused(401001, WRONG);
  }

  @Test
  void killsTheFirstSessionOfATokenAtTheSecondSignIn() {
    var first = client.signInByPat("demo-pat", "demo-secret", "demo").at("/credentials/token");
    client.token(first.asString());
    client.get("/workbooks").isOk();

    var second = client.signInByPat("demo-pat", "demo-secret", "").at("/credentials/token");

    client.get("/workbooks").isRefused(401002, DEAD);
    client.token(second.asString()).call("GET", "/sessions/current", "").isOk();
  }

  @Test
  void keepsOneSessionOfATokenWhenManySignInAtOnce() {
    simulator.addToken("other-pat", "other-secret");
    IntStream.range(0, 20)
        .parallel()
        .forEach(_ -> TestClient.of(simulator).signInByPat("demo-pat", "demo-secret", "demo"));
    client.signInByPat("other-pat", "other-secret", "demo").isOk();

    assertThat(simulator.sessionCount()).isEqualTo(2);
    assertThat(simulator.calls().signIns()).isEqualTo(21);
  }

  @Test
  void allowsParallelSessionsOfAPassword() {
    var first = TestClient.admin(simulator);
    var second = TestClient.admin(simulator);

    first.get("/workbooks").isOk();
    second.get("/workbooks").isOk();
  }

  @Test
  void endsASessionAfterItsLifetime() {
    client.signedIn("admin", "admin");
    clock.forward(Duration.ofMinutes(119));
    client.get("/workbooks").isOk();

    clock.forward(Duration.ofMinutes(1));

    client.get("/workbooks").isRefused(401002, DEAD);
  }

  @Test
  void endsAllSessionsOnDemand() {
    client.signedIn("admin", "admin");

    simulator.expireSessions();

    client.get("/workbooks").isRefused(401002, DEAD);
  }

  @Test
  void endsASessionAtSignOut() {
    client.signedIn("admin", "admin");

    assertThat(client.call("POST", "/auth/signout", "").status()).isEqualTo(204);

    client.get("/workbooks").isRefused(401002, DEAD);
  }

  @Test
  void tellsAMissingTokenFromADeadOne() {
    client.get("/workbooks").isRefused(401000, "No authentication credentials were provided.");
    client.token("made-up").get("/workbooks").isRefused(401002, DEAD);
  }

  @Test
  void switchesTheSiteWithANewToken() {
    client.signedIn("admin", "admin");
    var old = client.token();

    var answer = client.call("POST", "/auth/switchSite", "{\"site\":{\"contentUrl\":\"\"}}");

    assertThat(answer.at("/credentials/site/id").asString()).isEqualTo(DemoSite.DEFAULT_SITE_LUID);
    client.get("/workbooks").isRefused(401002, DEAD);
    client.token(answer.at("/credentials/token").asString());
    client.call("GET", "/sites/" + DemoSite.DEFAULT_SITE_LUID + "/workbooks", "").isOk();
    assertThat(client.token()).isNotEqualTo(old);
  }

  @Test
  void refusesToSwitchToTheSameSite() {
    client
        .signedIn("admin", "admin")
        .call("POST", "/auth/switchSite", "{\"site\":{\"contentUrl\":\"demo\"}}")
        .isRefused(403070, "The user is already signed in to site 'demo'.");
  }

  @Test
  void tellsWhoIsSignedIn() {
    var session = client.signedIn("viewer", "viewer").call("GET", "/sessions/current", "");

    assertThat(session.at("/session/user/name").asString()).isEqualTo("viewer");
    assertThat(session.at("/session/site/contentUrl").asString()).isEqualTo("demo");
  }

  @Test
  void letsAServerAdministratorActAsAnotherUser() {
    var answer =
        client.signIn(
            """
            {"credentials":{"name":"admin","password":"admin","site":{"contentUrl":"demo"},\
            "user":{"id":"%s"}}}\
            """
                .formatted(simulator.user("viewer").luid()));

    client.token(answer.isOk().at("/credentials/token").asString());
    client
        .get("/webhooks")
        .isRefused(403004, "The user 'viewer' is not permitted to perform this action.");
  }

  @Test
  void knowsTokensSince36() {
    client
        .version("3.5")
        .signInByPat("demo-pat", "demo-secret", "demo")
        .isRefused(
            400000,
            "Payload is either malformed or incomplete."
                + " ('personalAccessTokenName' is not known in 'credentials')");
  }

  @Test
  void missesTheSiteOfASignIn() {
    client
        .signIn("{\"credentials\":{\"name\":\"admin\",\"password\":\"admin\"}}")
        .isRefused(
            400000,
            "Payload is either malformed or incomplete. ('site' of 'credentials' is missing)");
  }
}
