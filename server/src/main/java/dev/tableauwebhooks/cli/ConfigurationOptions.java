package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.ConfigurationLoader;
import dev.tableauwebhooks.config.LoadResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the commands that work on the folders themselves. */
final class ConfigurationOptions {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "The folder of tableau-webhooks.yaml and .env; otherwise the current one.")
  private Path configDir = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the database, logs and files; otherwise as configured.")
  private Optional<String> dataDir = Optional.empty();

  Path configDir() {
    return configDir;
  }

  LoadResult<Configuration> load(Map<String, String> environment) {
    var variables = new HashMap<>(environment);
    dataDir.ifPresent(folder -> variables.put("TABLEAU_WEBHOOKS_DATA", folder));
    return ConfigurationLoader.load(Optional.of(configDir), variables);
  }
}
