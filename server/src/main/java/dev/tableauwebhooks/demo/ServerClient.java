package dev.tableauwebhooks.demo;

import dev.tableauwebhooks.codec.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls the server as Tableau and as its users do. No answer is an answer: empty. */
final class ServerClient implements AutoCloseable {
  private static final Duration WHOLE = Duration.ofSeconds(15);

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  ServerClient(URI server) {
    this.server = server;
  }

  /**
   * An answer.
   *
   * @param json empty where the body is no JSON object
   */
  record Answer(int status, Map<String, Object> json) {
    String text(String key) {
      return textIn(json, key);
    }
  }

  /** A value as text; empty where there is none. */
  static String textIn(Map<String, Object> json, String key) {
    var value = json.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  /** Posts a body as Tableau does. */
  Optional<Answer> postEvent(String body) throws InterruptedException {
    return send(
        request("/webhook")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Posts an object to the API. */
  Optional<Answer> post(String path, Map<String, String> body) throws InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(body)))
            .build());
  }

  /** Whether it would take events now. */
  boolean isReady() throws InterruptedException {
    return send(request("/health/ready").build()).filter(it -> it.status() == 200).isPresent();
  }

  /**
   * A list of the API; empty also while there is no answer.
   *
   * @param path such as {@code runs}
   * @param query such as {@code state=SKIPPED}
   */
  List<Map<String, Object>> list(String path, String query) throws InterruptedException {
    return send(request("/api/v1/" + path + "?limit=1000&" + query).build()).stream()
        .flatMap(answer -> objects(answer.json().get(path)))
        .toList();
  }

  /**
   * The server's workflows and handlers.
   *
   * @param revisions by name
   * @param problems what keeps files from taking effect
   */
  record Programs(Map<String, String> revisions, List<String> problems) {}

  /** What is in effect; empty while there is no answer. */
  Optional<Programs> programs() throws InterruptedException {
    return send(request("/api/v1/workflows").build())
        .filter(answer -> answer.status() == 200)
        .map(answer -> {
          var revisions = new TreeMap<String, String>();
          objects(answer.json().get("workflows"))
              .forEach(it -> revisions.put(textIn(it, "name"), textIn(it, "revision")));
          var problems = elements(answer.json().get("problems")).map(String::valueOf).toList();
          return new Programs(revisions, problems);
        });
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Stream<Map<String, Object>> objects(@Nullable Object json) {
    return elements(json).map(ServerClient::object);
  }

  private static Stream<?> elements(@Nullable Object json) {
    return json instanceof List<?> list ? list.stream() : Stream.of();
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, Object> object(Object json) {
    return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(WHOLE);
  }

  private Optional<Answer> send(HttpRequest request) throws InterruptedException {
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      return Optional.of(new Answer(response.statusCode(), object(Json.readBody(response.body()))));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
