package dev.tableauwebhooks.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the built jar that has run to its end, in a process of its own. */
public record FinishedCommand(int exitCode, String out, String err) {
  private static final Path JAR = Path.of("target", "tableau-webhooks.jar").toAbsolutePath();

  /** Runs one; {@code folder} is where it works and what it prints is kept. */
  public static FinishedCommand run(Path folder, Map<String, String> environment, String... args)
      throws InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(args));
    var out = folder.resolve("out-%d.txt".formatted(System.nanoTime()));
    var err = folder.resolve("err-%d.txt".formatted(System.nanoTime()));
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end:\n" + Files.readString(err));
      }
      return new FinishedCommand(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
