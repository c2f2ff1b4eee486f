package dev.tableauwebhooks.cli;

import dev.tableauwebhooks.app.Server;
import dev.tableauwebhooks.app.ServerLog;
import dev.tableauwebhooks.codec.WorkflowReader;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.ConfigurationLoader;
import dev.tableauwebhooks.config.LoadResult;
import dev.tableauwebhooks.simulator.SimulatorSettings;
import dev.tableauwebhooks.simulator.TableauSimulator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = "Receive Tableau's events and run the workflows, until stopped by Ctrl-C.",
    footer = {
      "%nThe configuration folder holds tableau-webhooks.yaml, .env, workflows/, handlers/ and",
      "connectors/; all of them may be missing.",
      "%nThe exit code is 0 after a stop, and 2 where it cannot start, which it then explains.",
      "%nExamples:",
      "  tableau-webhooks serve",
      "  tableau-webhooks serve --config /etc/tableau-webhooks --data /var/lib/tableau-webhooks",
      "  TABLEAU_WEBHOOKS_ENV=development tableau-webhooks serve --port 8080"
    })
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "The configuration folder; otherwise the current one.")
  private Path configDir = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the database, logs and files; otherwise as configured.")
  private Optional<String> dataDir = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where to listen; otherwise as configured, or PORT, or 8000. 0 for any.")
  private Optional<Integer> port = Optional.empty();

  /** For who starts a server as a child: a pipe ends with its owner, however that ends. */
  @Option(names = "--until-input-ends", hidden = true)
  private boolean untilInputEnds;

  /** For the training of the JVM's cache, which commands and the simulator use too. */
  @Option(names = "--training", hidden = true)
  private boolean training;

  ServeCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    Thread.ofPlatform().name("warm-up").daemon().start(WorkflowReader::warmUp);
    if (training) {
      simulateOnce();
    }
    var variables = new HashMap<>(environment);
    dataDir.ifPresent(folder -> variables.put("TABLEAU_WEBHOOKS_DATA", folder));
    port.ifPresent(number -> variables.put("PORT", String.valueOf(number)));
    return switch (ConfigurationLoader.load(Optional.of(configDir), variables)) {
      case LoadResult.Refused<Configuration>(var problems) -> {
        new ProblemPrinter(terminal).print(problems);
        yield ExitCode.WRONG_USAGE;
      }
      case LoadResult.Loaded<Configuration>(var configuration) -> serve(configuration);
    };
  }

  private static void simulateOnce() {
    try (var simulator = TableauSimulator.start(SimulatorSettings.defaults().withPort(0))) {
      LOG.atDebug().addKeyValue("site", simulator.describe()).log("Simulated a site");
    }
  }

  private int serve(Configuration configuration) throws InterruptedException {
    var stop = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    if (untilInputEnds) {
      Thread.ofPlatform().daemon().name("input").start(() -> awaitEndOfInput(stop));
    }
    try (var _ = ServerLog.start(configuration);
        var server = Server.start(configuration, configDir.toAbsolutePath())) {
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().unstarted(() -> await(stop, stopped)));
      terminal.err().println("Listening on " + server.uri() + ". Stop with Ctrl-C.");
      stop.await();
    } finally {
      stopped.countDown();
    }
    return ExitCode.OK;
  }

  private static void awaitEndOfInput(CountDownLatch stop) {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      LOG.atDebug().setCause(e).log("The input broke off");
    } finally {
      stop.countDown();
    }
  }

  /**
   * The process ends with its shutdown hooks, so this one waits for the orderly stop. Being told to
   * stop is no failure, so the exit code is not the signal's.
   */
  private static void await(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
      Runtime.getRuntime().halt(ExitCode.OK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
