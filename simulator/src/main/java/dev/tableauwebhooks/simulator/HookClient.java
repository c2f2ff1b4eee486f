package dev.tableauwebhooks.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Posts to the destinations of webhooks; follows no redirects and, unlike Tableau, allows http. */
final class HookClient implements AutoCloseable {

  /** What the destination said; status 0 and a reason when it said nothing. */
  record Answer(int status, String body) {}

  private final Duration timeout;
  private Optional<HttpClient> http = Optional.empty();

  HookClient(Duration timeout) {
    this.timeout = timeout;
  }

  Answer post(String url, String json) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(timeout)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(json))
              .build();
      var response = client().send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException | IllegalArgumentException unreachable) {
      return new Answer(0, "no answer: " + unreachable);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer(0, "no answer: the simulator is closing");
    }
  }

  @Override
  public synchronized void close() {
    http.ifPresent(HttpClient::shutdownNow);
  }

  /**
   * Made for the first delivery: it is a good part of the time that the simulator would start in.
   */
  private synchronized HttpClient client() {
    var client =
        http.orElseGet(() ->
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build());
    http = Optional.of(client);
    return client;
  }
}
