package dev.tableauwebhooks.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what in production, seen from outside the real process. */
class ProductionIT {
  private static final String TOKEN = "webhook-token-from-the-environment";
  private static final String PASSWORD = "pass:word with a blank";
  private static final String ADMIN = "admin-token-from-the-environment";
  private static final Map<String, String> PRODUCTION =
      Map.of("TABLEAU_WEBHOOKS_ENV", "production");

  @TempDir Path folder;
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();
  private int number;

  private String config() {
    return folder.resolve("config").toString();
  }

  private FinishedCommand command(String... args) throws InterruptedException {
    return FinishedCommand.run(folder, PRODUCTION, args);
  }

  private FinishedCommand token(String... args) throws InterruptedException {
    var all = new String[args.length + 5];
    all[0] = "token";
    System.arraycopy(args, 0, all, 1, args.length);
    var folders = List.of("--config", config(), "--data", folder.resolve("data").toString());
    System.arraycopy(folders.toArray(), 0, all, args.length + 1, 4);
    return command(all);
  }

  @Test
  void startsOnlyWhereSomebodyCouldPost() throws Exception {
    Files.createDirectories(folder.resolve("config"));
    var data = folder.resolve("data").toString();

    var refused = command("serve", "--config", config(), "--data", data, "--port", "0");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .endsWith(
            """
            TABLEAU_WEBHOOKS_TOKENS
              Nobody could post an event: there is neither a token nor a password for webhooks.
              Fix: Make a token with: tableau-webhooks token new, or set TABLEAU_WEBHOOKS_TOKENS.
            """);

    var made = token("new");
    assertThat(made.exitCode()).isZero();
    var text = made.out().strip();
    try (var server = ServerProcess.start(folder, PRODUCTION)) {
      assertThat(post(server, "/webhook/" + text, "")).isEqualTo(202);
      assertThat(post(server, "/webhook", "")).isEqualTo(401);
    }
  }

  @Test
  void letsInWhoHasCredentialsAndKeepsThemSecret() throws Exception {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/tableau-webhooks.yaml"),
        """
        ingest: { basic: { username: tableau, password: "%s" } }
        logging: { level: DEBUG }
        """
            .formatted(PASSWORD));
    var environment =
        Map.of(
            "TABLEAU_WEBHOOKS_ENV", "production",
            "TABLEAU_WEBHOOKS_TOKENS", TOKEN + ", another-token-of-the-test",
            "TABLEAU_WEBHOOKS_ADMIN_TOKEN", ADMIN);
    try (var server = ServerProcess.start(folder, environment)) {
      assertWhoMayPost(server);
      assertWhoMayAdminister(server);
      var made = assertTokensMadeMeanwhileAreValidWithinSeconds(server);

      assertThat(server.terminate(Duration.ofSeconds(10))).isZero();

      assertNothingShows(server, TOKEN, PASSWORD, basic("tableau", PASSWORD), ADMIN, made);
    }
  }

  private void assertWhoMayPost(ServerProcess server) throws Exception {
    assertThat(post(server, "/webhook/" + TOKEN, "")).isEqualTo(202);
    assertThat(post(server, "/webhook/another-token-of-the-test", "")).isEqualTo(202);
    assertThat(post(server, "/webhook", basic("tableau", PASSWORD))).isEqualTo(202);
    assertThat(post(server, "/webhook", basic("tableau", "wrong"))).isEqualTo(401);
    assertThat(post(server, "/webhook", basic("somebody", PASSWORD))).isEqualTo(401);
    assertThat(post(server, "/webhook", "Basic ???")).isEqualTo(401);
    assertThat(post(server, "/webhook", "")).isEqualTo(401);
    assertThat(post(server, "/webhook/" + TOKEN + "x", "")).isEqualTo(401);
    assertThat(post(server, "/webhook/" + ADMIN, "")).isEqualTo(401);
  }

  private void assertWhoMayAdminister(ServerProcess server) throws Exception {
    for (var path : List.of("events", "runs", "workflows", "quarantine", "samples/Test", "none")) {
      assertThat(get(server, "/api/v1/" + path, "")).as(path).isEqualTo(401);
      assertThat(get(server, "/api/v1/" + path, "Bearer " + TOKEN)).as(path).isEqualTo(401);
    }
    assertThat(get(server, "/api/v1/events", "Bearer " + ADMIN)).isEqualTo(200);
    assertThat(get(server, "/api/v1/events", "bearer " + ADMIN)).isEqualTo(200);
    assertThat(get(server, "/api/v1/events", "Bearer " + ADMIN + "x")).isEqualTo(401);
    for (var open : List.of("/health/live", "/health/ready", "/metrics", "/api/v1/openapi.json")) {
      assertThat(get(server, open, "")).as(open).isEqualTo(200);
    }
  }

  private String assertTokensMadeMeanwhileAreValidWithinSeconds(ServerProcess server)
      throws Exception {
    var made = token("new", "--label", "beside the server").out().strip();
    var admin = token("new", "--admin").out().strip();
    awaitStatus(202, () -> post(server, "/webhook/" + made, ""));
    awaitStatus(200, () -> get(server, "/api/v1/events", "Bearer " + admin));
    assertThat(post(server, "/webhook/" + admin, "")).isEqualTo(401);
    assertThat(get(server, "/api/v1/events", "Bearer " + made)).isEqualTo(401);

    var list = token("list").out();
    assertThat(list).contains("beside the server").doesNotContain(made, admin);
    var id = list.lines().filter(line -> line.contains("beside the server")).findFirst();
    assertThat(token("revoke", id.orElseThrow().split(" ")[0]).exitCode()).isZero();
    awaitStatus(401, () -> post(server, "/webhook/" + made, ""));
    return made;
  }

  private static void awaitStatus(int status, Callable<Integer> request) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollDelay(Duration.ZERO)
        .until(request, answer -> answer == status);
  }

  /** Neither in what the process printed, nor in any file of its data folder. */
  private void assertNothingShows(ServerProcess server, String... secrets) throws IOException {
    assertThat(server.output()).contains("Listening").doesNotContain(secrets);
    var log = folder.resolve("data/logs/webhooks.log");
    assertThat(log).content().contains("Listening").doesNotContain(secrets);
    try (var files = Files.walk(folder.resolve("data"))) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("native"))
          .forEach(file -> assertThat(bytesOf(file)).as(file.toString()).doesNotContain(secrets));
    }
  }

  private static String bytesOf(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String basic(String user, String password) {
    var both = (user + ":" + password).getBytes(ISO_8859_1);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private int post(ServerProcess server, String path, String authorization) throws Exception {
    var body = TestServer.event("WorkbookUpdated", "Sales", String.valueOf(number++));
    var request = HttpRequest.newBuilder(server.uri(path)).POST(BodyPublishers.ofString(body));
    return status(request, authorization);
  }

  private int get(ServerProcess server, String path, String authorization) throws Exception {
    return status(HttpRequest.newBuilder(server.uri(path)), authorization);
  }

  private int status(HttpRequest.Builder request, String authorization) throws Exception {
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
