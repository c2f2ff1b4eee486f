package dev.tableauwebhooks.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.access.Tokens;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.ConfigurationLoader;
import dev.tableauwebhooks.config.LoadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole server in the tests' own process, over real HTTP. Its folder has the layout of {@link
 * ServerProcess}: {@code config} and {@code data}.
 */
public final class TestServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Map<String, String> environment;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Server server;

  private TestServer(Path folder, Map<String, String> environment) throws InterruptedException {
    this.folder = folder;
    this.environment = environment;
    this.server = open();
  }

  /** A server to be; nothing is started yet. */
  public static Builder in(Path folder) {
    return new Builder(folder);
  }

  /** Collects what the server finds when it starts. */
  public static final class Builder {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private Builder(Path folder) {
      this.folder = folder;
      environment.put("TABLEAU_WEBHOOKS_ENV", "development");
      environment.put("TABLEAU_WEBHOOKS_DATA", folder.resolve("data").toString());
      environment.put("PORT", "0");
    }

    /** A file of the configuration folder, such as {@code workflows/a.yaml}. */
    public Builder file(String name, String text) {
      TestServer.write(folder, name, text);
      return this;
    }

    /** An environment variable. */
    public Builder variable(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Starts it; every workflow and handler must be loaded. */
    public TestServer start() throws InterruptedException {
      var server = startWithProblems();
      assertThat(server.json("/api/v1/workflows").path("problems")).isEmpty();
      return server;
    }

    /** Starts it, whatever workflows and handlers are like. */
    public TestServer startWithProblems() throws InterruptedException {
      return new TestServer(folder, Map.copyOf(environment));
    }
  }

  private Server open() throws InterruptedException {
    return Server.start(configuration(), config(folder));
  }

  private Configuration configuration() {
    return switch (ConfigurationLoader.load(Optional.of(config(folder)), environment)) {
      case LoadResult.Loaded<Configuration>(var configuration) -> configuration;
      case LoadResult.Refused<Configuration>(var problems) ->
          throw new AssertionError("the configuration is refused: " + problems);
    };
  }

  private static Path config(Path folder) {
    try {
      return Files.createDirectories(folder.resolve("config"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, String text) {
    try {
      var file = config(folder).resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file of the configuration folder, which the server's watch will find. */
  public void write(String name, String text) {
    write(folder, name, text);
  }

  /** Removes a file of the configuration folder. */
  public void delete(String name) throws IOException {
    Files.delete(folder.resolve("config").resolve(name));
  }

  /** Takes changed files over now, without waiting for the watch. */
  void reload() {
    server.reload();
  }

  /** Stops it in good order and starts it on the same folder. */
  public void restart() throws InterruptedException {
    restart(() -> {});
  }

  /** The same, with something that happens while it is down. */
  void restart(Runnable meanwhile) throws InterruptedException {
    server.close();
    meanwhile.run();
    server = open();
  }

  public URI uri(String path) {
    return server.uri().resolve(path);
  }

  public HttpResponse<String> get(String path) throws InterruptedException {
    return send(asAdmin(path));
  }

  public HttpResponse<String> post(String path, String body) throws InterruptedException {
    return send(asAdmin(path).POST(BodyPublishers.ofString(body, UTF_8)));
  }

  /** A request that carries the admin token, where the environment gives one. */
  private HttpRequest.Builder asAdmin(String path) {
    var request = HttpRequest.newBuilder(uri(path));
    var token = environment.getOrDefault("TABLEAU_WEBHOOKS_ADMIN_TOKEN", "");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /** Sends a request as it is. */
  public HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a GET answers, which must be 200. */
  public JsonNode json(String path) throws InterruptedException {
    var answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** Makes a token for a site's webhooks, as the command does; valid within seconds. */
  public String newToken(String site) {
    try (var visit = TokenVisit.to(configuration().storage())) {
      var tokens = new Tokens(visit.tokens(), InstantSource.system());
      return tokens.createForSite(site, "of a test").text().reveal();
    }
  }

  /** Posts an event as Tableau would, and answers the id that it was stored under. */
  public String accept(String body) throws InterruptedException {
    var token = environment.getOrDefault("TABLEAU_WEBHOOKS_TOKENS", "");
    var answer = post(token.isEmpty() ? "/webhook" : "/webhook/" + token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    var json = JSON.readTree(answer.body());
    assertThat(json.path("status").asString()).isEqualTo("accepted");
    return json.path("id").asString();
  }

  /** The body of an event about a workbook of the simulator's site. */
  public static String event(String type, String name, String luid) {
    return JSON.writeValueAsString(
        Map.of(
            "resource",
            "WORKBOOK",
            "event_type",
            type,
            "resource_name",
            name,
            "site_luid",
            "b4282b1e-7518-3af7-8da4-08f2d004d5cf",
            "resource_luid",
            luid,
            "created_at",
            "2026-11-24T10:00:00Z"));
  }

  /** The runs of an event, newest first, as the API lists them. */
  public List<JsonNode> runsOf(String event) throws InterruptedException {
    var runs = new ArrayList<JsonNode>();
    json("/api/v1/runs?event=" + event).path("runs").forEach(runs::add);
    return runs;
  }

  /** The one run of an event with its steps, as soon as it is in that state. */
  public JsonNode awaitRun(String event, String state) throws InterruptedException {
    var runs = runsOf(event);
    assertThat(runs).as("runs of event " + event).hasSize(1);
    return await(runs.getFirst().path("id").asString(), state);
  }

  /** A run with its steps, as soon as it is in that state. */
  public JsonNode await(String run, String state) {
    return Awaitility.await("run " + run + " is " + state)
        .atMost(Duration.ofSeconds(45))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(25))
        .until(() -> json("/api/v1/runs/" + run), found -> isIn(found, state));
  }

  private static boolean isIn(JsonNode run, String state) {
    var is = run.path("state").asString();
    var over = !is.equals("QUEUED") && !is.equals("RUNNING") && !is.equals("WAITING");
    if (over && !is.equals(state)) {
      throw new AssertionError("the run ended as " + run.toPrettyString());
    }
    return is.equals(state);
  }

  /** A value as it must stand in a path or query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
