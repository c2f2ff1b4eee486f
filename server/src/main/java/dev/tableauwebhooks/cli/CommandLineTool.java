package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.app.StartFailed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The tree of commands, and what happens to what they throw. */
final class CommandLineTool {
  private final Terminal terminal;
  private final CommandLine commandLine;

  CommandLineTool(Terminal terminal, List<? extends Callable<Integer>> commands) {
    this.terminal = terminal;
    this.commandLine = new CommandLine(new Root(terminal));
    commands.forEach(commandLine::addSubcommand);
    addHelp(commandLine);
    var ansi = terminal.isColoured() ? Ansi.ON : Ansi.OFF;
    commandLine
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, _) -> refuseUsage(e))
        .setExecutionExceptionHandler((e, _, _) -> reportFailure(e));
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    command.getSubcommands().values().forEach(CommandLineTool::addHelp);
  }

  /** Does what the arguments say and tells the exit code. */
  int run(String... args) {
    return commandLine.execute(args);
  }

  private int refuseUsage(ParameterException e) {
    var command = e.getCommandLine();
    terminal.err().println(String.valueOf(e.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(e, terminal.err())) {
      terminal.err().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    terminal.err().flush();
    return ExitCode.WRONG_USAGE;
  }

  private int reportFailure(Exception e) {
    if (e instanceof CommandFailed failed) {
      terminal.err().println(failed.getMessage());
      terminal.err().println("  " + terminal.green("Fix:") + " " + failed.fix());
      terminal.err().flush();
      return failed.exitCode();
    }
    if (e instanceof StartFailed failed) {
      failed.problems().forEach(terminal.err()::println);
      terminal.err().flush();
      return ExitCode.WRONG_USAGE;
    }
    terminal.err().println("The command broke, which is a bug. Please report this:");
    e.printStackTrace(terminal.err());
    terminal.err().flush();
    return ExitCode.FAILED;
  }

  /** What is there without a command. */
  @Command(
      name = "tableau-webhooks",
      description = "Receives Tableau's webhooks and runs workflows on them.",
      synopsisSubcommandLabel = "COMMAND",
      footerHeading = "%nTo begin:%n",
      footer = {
        "  tableau-webhooks COMMAND --help    what a command does, with examples",
      })
  private static final class Root implements Callable<Integer> {
    private final Terminal terminal;

    private Root(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      terminal.err().println("Which command? See: tableau-webhooks --help");
      return ExitCode.WRONG_USAGE;
    }
  }
}
