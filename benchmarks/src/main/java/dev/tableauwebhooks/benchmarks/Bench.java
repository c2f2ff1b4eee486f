package dev.tableauwebhooks.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The command behind {@code ./bench}. */
public final class Bench {
  private final Options options;
  private final PrintStream out;

  private Bench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures what the first argument names, in the checkout that is the current folder. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      var options = Options.parse(arguments, Path.of("").toAbsolutePath());
      new Bench(options, System.out).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private void run() throws IOException, InterruptedException {
    var target = Files.createDirectories(options.root().resolve("benchmarks/target"));
    var folder = Files.createTempDirectory(target, "bench-");
    out.println(Machine.describe(folder));
    out.printf("%s; median (lowest–highest) of %d rounds%n%n", Machine.load(), options.rounds());
    try {
      measure(new Servers(options.root(), folder));
    } finally {
      delete(folder);
    }
    out.println(Machine.load() + " at the end");
  }

  private void measure(Servers servers) throws IOException, InterruptedException {
    switch (options.bench()) {
      case "ingest" -> new IngestBench(options, servers, out).run();
      case "storm" -> new StormBench(options, servers, out).run();
      case "run" -> new RunBench(options, servers, out).run();
      default -> new StartBench(options, servers, out).run();
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, java.io.IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
