package dev.tableauwebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tableauwebhooks.codec.SampleEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Posts a realistic sample of an event, as Tableau would. */
@Command(
    name = "send",
    description = "Post a realistic sample of an event to a running server, as Tableau would.",
    footer = {
      "%nExamples:",
      "  tableau-webhooks send WorkbookRefreshFailed",
      "  tableau-webhooks send WorkbookUpdated resource_name=Sales resource_luid=99",
      "  tableau-webhooks send Test --url https://webhooks.example.com/webhook/twh_…"
    })
final class SendCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final InstantSource clock;

  @Parameters(
      index = "0",
      paramLabel = "EVENT",
      description = "A type such as WorkbookUpdated, Test, or a name that does not exist yet.")
  private String type = "";

  @Parameters(
      index = "1..*",
      paramLabel = "FIELD=VALUE",
      description = "Fields of the payload to override, such as resource_name=Sales.")
  private Map<String, String> fields = new LinkedHashMap<>();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The whole address of the webhook, token included; otherwise TABLEAU_WEBHOOKS_URL or"
              + " http://127.0.0.1:8000, followed by /webhook.")
  private String url = "";

  SendCommand(Terminal terminal, Map<String, String> environment, InstantSource clock) {
    this.terminal = terminal;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    var body = body();
    var address = address();
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(address)
              .timeout(Duration.ofSeconds(20))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body, UTF_8))
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      terminal.out().println(answer.body());
      terminal.out().flush();
      if (answer.statusCode() / 100 != 2) {
        throw new CommandFailed(
            "The server answered %d.".formatted(answer.statusCode()),
            "Do what the answer says; a token goes behind /webhook/ in --url.");
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw new CommandFailed(
          "Nobody answers at %s:%d.".formatted(address.getHost(), address.getPort()),
          "Start the server with: tableau-webhooks serve, or give its --url.");
    }
  }

  private URI address() {
    var base = environment.getOrDefault("TABLEAU_WEBHOOKS_URL", "http://127.0.0.1:8000");
    var given = url.isBlank() ? base : url;
    try {
      var uri = URI.create(given);
      var path = uri.getPath() == null ? "" : uri.getPath();
      return path.isEmpty() || path.equals("/") ? uri.resolve("/webhook") : uri;
    } catch (IllegalArgumentException e) {
      throw CommandFailed.wrongUsage("--url is no address.", "Give one such as http://host:8000.");
    }
  }

  private String body() {
    var samples = new SampleEvents(clock);
    return samples.find(type, fields).orElseGet(() -> samples.unknown(type, fields));
  }
}
