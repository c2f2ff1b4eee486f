package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.simulator.Scenarios;
import dev.tableauwebhooks.simulator.SimulatorException;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import dev.tableauwebhooks.simulator.scenario.Scenario;
import dev.tableauwebhooks.simulator.scenario.ScenarioProblem;
import dev.tableauwebhooks.simulator.scenario.ScenarioReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a Tableau site to prototype against. */
@Command(
    name = "simulate",
    description = "Run a simulated Tableau site, until stopped by Ctrl-C.",
    footer = {
      "%nThe site's content URL is demo. Sign in as admin with password admin, or with the token",
      "demo-pat and secret demo-secret. GET /simulator shows everything else.",
      "The page at / shows what goes on, and has buttons for what else may happen.",
      "%nA scenario is a YAML file that says what is on the site and what happens there, and when.",
      "%nExamples:",
      "  tableau-webhooks simulate --port 8100",
      "  tableau-webhooks simulate --scenario examples/scenarios/night-of-failures.yaml --speed 10"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8100",
      description = "Where to listen; ${DEFAULT-VALUE} if not given. 0 for any.")
  private int port;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "What is to be on the site, and to happen there.")
  private @Nullable Path scenario;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many times as fast the scenario's timeline goes; ${DEFAULT-VALUE} if not given.")
  private double speed;

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    var reading = Optional.ofNullable(scenario).map(SimulateCommand::read);
    var problems = reading.map(Reading::problems).orElse(List.of());
    if (!problems.isEmpty()) {
      return report(problems);
    }
    try (var simulator = start()) {
      reading.flatMap(Reading::scenario).ifPresent(it -> play(simulator, it));
      terminal.out().println(simulator.describe());
      terminal.out().flush();
      new CountDownLatch(1).await();
      return ExitCode.OK;
    }
  }

  private TableauSimulator start() {
    try {
      return TableauSimulator.start(SimulatorSettings.defaults().withPort(port));
    } catch (SimulatorException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()), "Choose another --port.");
    }
  }

  private void play(TableauSimulator simulator, Scenario played) {
    try {
      simulator.play(played, speed);
    } catch (SimulatorException e) {
      throw CommandFailed.wrongUsage(
          String.valueOf(e.getMessage()), "Mend the scenario, or choose another --speed.");
    }
  }

  private int report(List<ScenarioProblem> problems) {
    problems.forEach(terminal.err()::println);
    terminal
        .err()
        .println(
            problems.size() == 1
                ? "The scenario has 1 problem."
                : "The scenario has %d problems.".formatted(problems.size()));
    terminal.err().flush();
    return ExitCode.WRONG_USAGE;
  }

  private static Reading read(Path file) {
    try {
      return Scenarios.read(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw CommandFailed.wrongUsage(
          "There is no file '%s'.".formatted(file), "Give the path of a scenario.");
    } catch (IOException e) {
      throw CommandFailed.wrongUsage(
          "'%s' cannot be read: %s.".formatted(file, e.getMessage()),
          "Give the path of a scenario in UTF-8.");
    }
  }
}
