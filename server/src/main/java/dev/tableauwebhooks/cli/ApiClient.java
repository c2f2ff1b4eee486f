package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.cli.ApiAnswer.Done;
import dev.tableauwebhooks.cli.ApiAnswer.NoAnswer;
import dev.tableauwebhooks.cli.ApiAnswer.Refused;
import dev.tableauwebhooks.config.ClientSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the JSON API of a running server. Trouble is an answer, not an exception. */
final class ApiClient implements AutoCloseable {
  private static final String API = "/api/v1";
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(30);

  private final ClientSettings settings;
  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  ApiClient(ClientSettings settings) {
    this.settings = settings;
  }

  /**
   * Asks for something.
   *
   * @param path below {@code /api/v1}, already encoded
   * @param query parameters; those with a blank value are left out
   */
  ApiAnswer get(String path, Map<String, String> query) {
    var parameters =
        query.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isBlank())
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    return send(request(parameters.isEmpty() ? path : path + "?" + parameters).GET().build());
  }

  /** Asks to do something; the body is sent as a JSON object, without what is blank. */
  ApiAnswer post(String path, Map<String, String> body) {
    var content = BodyPublishers.ofString(json.writeValueAsString(given(body)));
    return send(request(path).header("Content-Type", "application/json").POST(content).build());
  }

  private static Map<String, String> given(Map<String, String> body) {
    var given = new TreeMap<>(body);
    given.values().removeIf(String::isBlank);
    return given;
  }

  /** A value as it must stand in a path or query. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(settings.server() + API + path))
            .timeout(WHOLE)
            .header("Accept", "application/json, application/problem+json");
    settings
        .adminToken()
        .ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
    return request;
  }

  private ApiAnswer send(HttpRequest request) {
    try {
      return answer(http.send(request, BodyHandlers.ofString()));
    } catch (HttpTimeoutException _) {
      return noAnswer("does not answer in time", "Try again, and look at its log.");
    } catch (ConnectException _) {
      return noAnswer("cannot be reached", "Start it with: tableau-webhooks serve, or give --url.");
    } catch (IOException e) {
      var reason = "broke the connection (%s)".formatted(e.getClass().getSimpleName());
      return noAnswer(reason, "Check the address with --url, and whether it is http or https.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return noAnswer("was not waited for", "Try again.");
    }
  }

  private ApiAnswer answer(HttpResponse<String> response) {
    Optional<JsonNode> body = parse(response.body());
    var status = response.statusCode();
    if (status >= 200 && status < 300 && body.isPresent()) {
      return new Done(body.get());
    }
    if (status == 401) {
      return new Refused(
          status,
          "The server at %s wants an admin token.".formatted(settings.server()),
          Optional.of("Set TABLEAU_WEBHOOKS_ADMIN_TOKEN to one that is valid there."));
    }
    return body.filter(JsonNode::isObject)
        .<ApiAnswer>map(problem -> refused(status, problem))
        .orElseGet(() ->
            noAnswer(
                "answered %d without JSON".formatted(status),
                "Check whether it is the address of Tableau Webhooks."));
  }

  /** The three parts of an error (RFC 9457, with {@code fix} as an extension). */
  private static Refused refused(int status, JsonNode problem) {
    var title = problem.path("title").asString("The server answered %d".formatted(status));
    var detail = problem.path("detail").asString("");
    var fix = problem.path("fix").asString("");
    return new Refused(
        status,
        detail.isEmpty() ? title : detail,
        fix.isEmpty() ? Optional.empty() : Optional.of(fix));
  }

  private NoAnswer noAnswer(String what, String fix) {
    return new NoAnswer("The server at %s %s.".formatted(settings.server(), what), fix);
  }

  private Optional<JsonNode> parse(String body) {
    try {
      return body.isBlank() ? Optional.empty() : Optional.of(json.readTree(body));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
