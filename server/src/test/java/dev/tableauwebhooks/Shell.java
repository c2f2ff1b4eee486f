package dev.tableauwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the repository's scripts in an environment that the machine has no part in. */
final class Shell {
  private static final int LIMIT_SECONDS = 60;

  private final Path bin;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * @param bin an empty folder, the only one on PATH
   */
  Shell(Path bin) throws IOException {
    this.bin = Files.createDirectories(bin);
    environment.put("PATH", bin.toString());
    environment.put("HOME", bin.toString());
    environment.put("JDK_FOLDERS", "/nowhere");
    for (var tool :
        new String[] {
          "awk", "bash", "cat", "dirname", "find", "flock", "mkdir", "mv", "readlink", "rm", "touch"
        }) {
      forward(tool);
    }
  }

  private void forward(String tool) throws IOException {
    for (var folder : new String[] {"/usr/bin", "/bin"}) {
      var found = Path.of(folder, tool);
      if (Files.isExecutable(found)) {
        command(tool, "exec %s \"$@\"".formatted(found));
        return;
      }
    }
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Puts a command of that name on PATH. */
  void command(String name, String script) throws IOException {
    script(bin.resolve(name), script);
  }

  static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!" + bash() + "\n" + text + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + file);
    }
  }

  private static Path bash() {
    var usual = Path.of("/bin/bash");
    return Files.isExecutable(usual) ? usual : Path.of("/usr/bin/bash");
  }

  Result run(String... command) throws IOException, InterruptedException {
    return finish(start(command));
  }

  Process start(String... command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  static Result finish(Process process) throws IOException, InterruptedException {
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("The script does not end. It said: " + out + err);
    }
    return new Result(process.exitValue(), out, err);
  }

  record Result(int exit, String out, String err) {}
}
