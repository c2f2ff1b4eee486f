package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.demo.Demo;
import dev.tableauwebhooks.demo.DemoFailed;
import dev.tableauwebhooks.demo.DemoOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole with a simulated Tableau. */
@Command(
    name = "demo",
    description =
        "Show everything at work, without Tableau and Slack: simulated events become messages,"
            + " calls and updated broadcasts.",
    footer = {
      "%nExamples:",
      "  tableau-webhooks demo",
      "  tableau-webhooks demo --folder my-demo     a folder that is kept, to play with its files",
      "  tableau-webhooks demo --once               check a fixed scenario; exit code 0 or 1"
    })
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--once", description = "Play a fixed scenario, check each outcome, and end.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where the server listens; otherwise 8000, or any where that is taken.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "The folder of its files and data, which is kept; otherwise a temporary one.")
  private Optional<Path> folder = Optional.empty();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    var number = port.map(OptionalInt::of).orElse(OptionalInt.empty());
    var options = new DemoOptions(once, number, folder, program());
    try {
      var allIsWell = Demo.play(options, terminal.out(), terminal.isColoured());
      return allIsWell ? ExitCode.OK : ExitCode.FAILED;
    } catch (DemoFailed e) {
      throw new CommandFailed(String.valueOf(e.getMessage()), e.fix());
    }
  }

  /** How this process was started, without a debugger, which wants a port of its own. */
  private static List<String> program() {
    var program = new ArrayList<String>();
    program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-agentlib:jdwp"))
        .forEach(program::add);
    program.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return program;
  }
}
