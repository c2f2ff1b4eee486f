package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.app.Check;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.LoadResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Validates everything without starting. */
@Command(
    name = "check",
    description = "Validate configuration, workflows, handlers and connectors without starting.",
    footer = {
      "%nThe exit code is 0 when all is well, and 2 with every problem otherwise.",
      "%nExamples:",
      "  tableau-webhooks check",
      "  tableau-webhooks check --config /etc/tableau-webhooks"
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  CheckCommand(Terminal terminal, Map<String, String> environment) {
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
      case LoadResult.Loaded<Configuration>(var configuration) ->
          report(Check.of(configuration, options.configDir().toAbsolutePath()));
    };
  }

  private int report(Check.Findings findings) {
    if (findings.problems().isEmpty()) {
      terminal.out().println(loaded(findings.workflows()));
      terminal.out().flush();
      return ExitCode.OK;
    }
    findings.problems().forEach(terminal.err()::println);
    var count = findings.problems().size();
    terminal.err().println(count == 1 ? "1 problem." : count + " problems.");
    terminal.err().flush();
    return ExitCode.WRONG_USAGE;
  }

  private static String loaded(List<String> names) {
    return names.isEmpty()
        ? "All is well. There is no workflow or handler yet."
        : "All is well: " + String.join(", ", names);
  }
}
