package dev.tableauwebhooks.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A configuration folder and an environment for one test. */
final class ConfigurationFolder {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  ConfigurationFolder(Path folder) {
    this.folder = folder;
  }

  ConfigurationFolder file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  ConfigurationFolder yaml(String text) {
    return file("tableau-webhooks.yaml", text);
  }

  ConfigurationFolder dotEnv(String text) {
    return file(".env", text);
  }

  ConfigurationFolder variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The configuration, or a failure that shows every problem. */
  Configuration load() {
    return switch (result()) {
      case LoadResult.Loaded<Configuration>(var configuration) -> configuration;
      case LoadResult.Refused<Configuration>(var problems) ->
          throw new AssertionError(text(problems));
    };
  }

  /** The problems as they are printed, with files named relative to the folder. */
  String problems() {
    return switch (result()) {
      case LoadResult.Loaded<Configuration> _ -> throw new AssertionError("nothing was refused");
      case LoadResult.Refused<Configuration>(var problems) -> text(problems);
    };
  }

  LoadResult<Configuration> result() {
    return ConfigurationLoader.load(Optional.of(folder), environment);
  }

  private String text(List<ConfigurationProblem> problems) {
    return problems.stream()
        .map(ConfigurationProblem::toString)
        .collect(Collectors.joining("\n"))
        .replace(folder + "/", "");
  }
}
