package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.config.ClientSettings;
import dev.tableauwebhooks.config.LoadResult;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One conversation with a running server: finds it, asks, and prints trouble. */
final class ApiCommand {
  private final Terminal terminal;
  private final Map<String, String> environment;

  ApiCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** What to do with an answer; tells nothing, since it worked. */
  @FunctionalInterface
  interface Printer {
    void print(JsonNode body);
  }

  /** Asks the server that the options name, and prints what it answers. */
  int run(ServerOptions options, Function<ApiClient, ApiAnswer> question, Printer printer) {
    return switch (options.load(environment)) {
      case LoadResult.Refused<ClientSettings>(var problems) -> {
        new ProblemPrinter(terminal).print(problems);
        yield ExitCode.WRONG_USAGE;
      }
      case LoadResult.Loaded<ClientSettings>(var settings) -> ask(settings, question, printer);
    };
  }

  private int ask(
      ClientSettings settings, Function<ApiClient, ApiAnswer> question, Printer printer) {
    try (var client = new ApiClient(settings)) {
      return switch (question.apply(client)) {
        case ApiAnswer.Done(var body) -> {
          printer.print(body);
          terminal.out().flush();
          yield ExitCode.OK;
        }
        case ApiAnswer.Refused(_, var what, var fix) ->
            throw new CommandFailed(what, fix.orElse("Look at the server's log."));
        case ApiAnswer.NoAnswer(var what, var fix) -> throw new CommandFailed(what, fix);
      };
    }
  }
}
