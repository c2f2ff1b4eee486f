package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.config.ClientSettings;
import dev.tableauwebhooks.config.ConfigurationLoader;
import dev.tableauwebhooks.config.LoadResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the commands that talk to a running server. */
final class ServerOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The server's address. Otherwise TABLEAU_WEBHOOKS_URL, or this machine and the port of"
              + " the configuration.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "The folder of tableau-webhooks.yaml and .env; otherwise the current one.")
  private Path configDir = Path.of("");

  LoadResult<ClientSettings> load(Map<String, String> environment) {
    var variables = new HashMap<>(environment);
    url.ifPresent(address -> variables.put("TABLEAU_WEBHOOKS_URL", address));
    return ConfigurationLoader.loadClient(Optional.of(configDir), variables);
  }
}
