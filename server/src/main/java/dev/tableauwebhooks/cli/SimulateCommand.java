package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.simulator.SimulatorException;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a Tableau site to prototype against. */
@Command(
    name = "simulate",
    description = "Run a simulated Tableau site, until stopped by Ctrl-C.",
    footer = {
      "%nThe site's content URL is demo. Sign in as admin with password admin, or with the token",
      "demo-pat and secret demo-secret. GET /simulator shows everything else.",
      "%nExample:",
      "  tableau-webhooks simulate --port 8100"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8100",
      description = "Where to listen; ${DEFAULT-VALUE} if not given. 0 for any.")
  private int port;

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var simulator = TableauSimulator.start(SimulatorSettings.defaults().withPort(port))) {
      terminal.out().println(simulator.describe());
      terminal.out().flush();
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (SimulatorException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()), "Choose another --port.");
    }
  }
}
