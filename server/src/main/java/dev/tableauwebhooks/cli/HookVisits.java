package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.app.HookTrouble;
import dev.tableauwebhooks.app.HookVisit;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.LoadResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Opens the webhooks of the configured sites for one command. */
final class HookVisits {
  private final Terminal terminal;
  private final Map<String, String> environment;

  HookVisits(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Does something with them and tells the exit code. */
  int with(ConfigurationOptions options, ToIntFunction<HookVisit> action) {
    return switch (options.load(environment)) {
      case LoadResult.Refused<Configuration>(var problems) -> {
        new ProblemPrinter(terminal).print(problems);
        yield ExitCode.WRONG_USAGE;
      }
      case LoadResult.Loaded<Configuration>(var configuration) -> {
        try (var visit = HookVisit.to(configuration, options.configDir().toAbsolutePath())) {
          yield action.applyAsInt(visit);
        } catch (HookTrouble e) {
          throw new CommandFailed(String.valueOf(e.getMessage()), fix(e.fix()));
        }
      }
    };
  }

  static String fix(String fix) {
    return fix.isEmpty() ? "Try again later." : fix;
  }

  /** The site that a command is about, which may be left out where there is only one. */
  static String only(HookVisit visit, Optional<String> given) {
    var names = visit.siteNames();
    if (given.isPresent()) {
      return given.get();
    }
    if (names.size() == 1) {
      return names.getFirst();
    }
    throw CommandFailed.wrongUsage(
        names.isEmpty() ? "No site is configured." : "It is not clear which site is meant.",
        names.isEmpty()
            ? "Configure one under sites in tableau-webhooks.yaml."
            : "Give --site with one of: %s.".formatted(String.join(", ", names)));
  }
}
