package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.app.Check;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.LoadResult;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of workflow files. */
@Command(
    name = "schema",
    description =
        "Print the JSON Schema of workflow files, which editors use to complete and check.",
    footer = {
      "%nThe connectors of the configuration folder are part of it.",
      "%nExamples:",
      "  tableau-webhooks schema > workflow.schema.json",
      "  # then, as the first line of a workflow:",
      "  # yaml-language-server: $schema=../workflow.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  SchemaCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return switch (options.load(environment)) {
      case LoadResult.Refused<Configuration>(var problems) -> {
        new ProblemPrinter(terminal).print(problems);
        yield ExitCode.WRONG_USAGE;
      }
      case LoadResult.Loaded<Configuration>(var configuration) -> {
        terminal.out().println(Check.schema(configuration, options.configDir().toAbsolutePath()));
        terminal.out().flush();
        yield ExitCode.OK;
      }
    };
  }
}
