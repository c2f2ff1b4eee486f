package dev.tableauwebhooks.web;

import dev.tableauwebhooks.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Postman's runner for the command line, from npm, in a folder of the build. */
final class Newman {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String VERSION = "6.2.1";
  private static final Path HOME = Path.of("target", "newman").toAbsolutePath();
  private static final Path PACKAGE = HOME.resolve("node_modules/newman");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path program;

  private Newman(Path program) {
    this.program = program;
  }

  /** Fetches it, unless the build has it already. */
  static Newman installed() throws IOException, InterruptedException {
    if (!isInstalled()) {
      Files.createDirectories(HOME);
      var npm =
          List.of(
              "npm",
              "install",
              "--no-audit",
              "--no-fund",
              "--prefer-offline",
              "--prefix",
              HOME.toString(),
              "newman@" + VERSION);
      var finished = run(npm, HOME.resolve("npm.txt"));
      if (finished.exit() != 0) {
        throw new IllegalStateException("npm could not install newman:\n" + finished.output());
      }
    }
    return new Newman(PACKAGE.resolve("bin/newman.js"));
  }

  private static boolean isInstalled() throws IOException {
    var description = PACKAGE.resolve("package.json");
    return Files.exists(description)
        && JSON.readTree(Files.readString(description)).path("version").asString().equals(VERSION);
  }

  /**
   * What became of a run.
   *
   * @param executions each request with its answer and its assertions
   */
  record Report(int exit, String output, List<JsonNode> executions) {}

  /**
   * Runs a collection of the folder {@code postman}.
   *
   * @param values replace those of the environment
   * @param folder for what it writes
   */
  Report run(String collection, String environment, Map<String, String> values, Path folder)
      throws IOException, InterruptedException {
    var report = folder.resolve(collection + ".report.json");
    var command = new ArrayList<>(List.of("node", program.toString(), "run"));
    command.add(file(collection + ".postman_collection.json"));
    command.addAll(List.of("--environment", file(environment + ".postman_environment.json")));
    values.forEach((key, value) -> command.addAll(List.of("--env-var", key + "=" + value)));
    command.addAll(List.of("--reporters", "cli,json", "--color", "off"));
    command.addAll(List.of("--reporter-json-export", report.toString()));
    var finished = run(command, folder.resolve(collection + ".output.txt"));
    var executions = new ArrayList<JsonNode>();
    if (Files.exists(report)) {
      JSON.readTree(Files.readString(report))
          .path("run")
          .path("executions")
          .forEach(executions::add);
    }
    return new Report(finished.exit(), finished.output(), executions);
  }

  /** Runs a page's commands in the root of the repository, with values that replace others. */
  Finished runCommands(String commands, Map<String, String> values, Path folder)
      throws IOException, InterruptedException {
    var run = new StringBuilder("node '%s' run".formatted(program));
    values.forEach((key, value) -> run.append(" --env-var '%s=%s'".formatted(key, value)));
    var npx = "npx newman@" + VERSION + " run";
    if (!commands.contains(npx)) {
      throw new AssertionError("The commands do not use '%s':%n%s".formatted(npx, commands));
    }
    var script = "set -e\ncd '%s'\n%s".formatted(Repository.file("."), commands.replace(npx, run));
    return run(List.of("bash", "-c", script), folder.resolve("commands.txt"));
  }

  private static String file(String name) {
    return Repository.file("postman").resolve(name).toString();
  }

  record Finished(int exit, String output) {}

  private static Finished run(List<String> command, Path output)
      throws IOException, InterruptedException {
    var process = start(command, output);
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          "%s did not end:%n%s".formatted(command.getFirst(), Files.readString(output)));
    }
    return new Finished(process.exitValue(), Files.readString(output));
  }

  private static Process start(List<String> command, Path output) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "'%s' is missing: install it (Debian: apt-get install npm)."
              .formatted(command.getFirst()),
          e);
    }
  }
}
