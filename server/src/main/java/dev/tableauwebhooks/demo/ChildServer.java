package dev.tableauwebhooks.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The server, in a process of its own that may be killed and started again at the same address. It
 * ends with this process, even where this one is killed, because its input ends then. Used by one
 * thread, but closed by any.
 */
final class ChildServer implements AutoCloseable {

  /** The demo's own settings count, not those of who starts it. */
  private static final Set<String> FOREIGN_VARIABLES =
      Set.of(
          "PORT", "DATABASE_URL", "DYNO", "FLASK_ENV", "SLACK_WEBHOOK_URL", "WORKBOOK_CHANGES_URL");

  private static final Patience START = Patience.seconds(60);
  private static final int STOP_SECONDS = 12;
  private static final int LINES_SHOWN = 15;

  private final List<String> command;
  private final Path output;
  private final int port;
  private final ServerClient client;
  private volatile Process process;

  private ChildServer(List<String> command, Path output, int port) {
    this.command = List.copyOf(command);
    this.output = output;
    this.port = port;
    this.client = new ServerClient(uri());
    this.process = launch();
  }

  /**
   * Starts it, without waiting until it is ready.
   *
   * @param program how to start this program
   * @param folder of the configuration; the data goes below it
   */
  static ChildServer start(List<String> program, Path folder, int port) {
    var command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "serve",
            "--until-input-ends",
            "--config",
            folder.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--port",
            String.valueOf(port)));
    return new ChildServer(command, folder.resolve("server.log"), port);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  ServerClient client() {
    return client;
  }

  long pid() {
    return process.pid();
  }

  /** Starts it again after its end. */
  void startAgain() {
    process = launch();
  }

  /**
   * Waits until it takes events.
   *
   * @throws DemoFailed when it ends before, or takes too long
   */
  void awaitReady() throws InterruptedException {
    START.awaitUntil(() -> !process.isAlive() || isReady());
    if (!process.isAlive()) {
      throw failed("The server ended with exit code %d.".formatted(process.exitValue()));
    }
    if (!isReady()) {
      throw failed("The server was not ready after %s.".formatted(START.limit()));
    }
  }

  private boolean isReady() {
    try {
      return client.isReady();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** {@code kill -9}, and the end of it. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end, whatever the reason, and tells the exit code. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  private Process launch() {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("TABLEAU_") || FOREIGN_VARIABLES.contains(name));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The server cannot be started with " + command, e);
    }
  }

  private DemoFailed failed(String what) {
    return new DemoFailed(
        "%s The end of its output:%n%s".formatted(what, endOfOutput()),
        "Mend what it says there, and start the demo again.");
  }

  private String endOfOutput() {
    try {
      var lines = Files.readAllLines(output);
      return lines.stream()
          .skip(Math.max(0, lines.size() - LINES_SHOWN))
          .map(line -> "    " + line)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "    (unreadable: %s)".formatted(Optional.ofNullable(e.getMessage()).orElse("?"));
    }
  }

  /** Stops it as the system would, and after a while by force. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
