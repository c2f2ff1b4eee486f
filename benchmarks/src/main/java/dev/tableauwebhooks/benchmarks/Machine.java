package dev.tableauwebhooks.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where the figures were measured. */
final class Machine {
  private Machine() {}

  static String describe(Path folder) {
    return "%d × %s, %s, %s %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            fileSystem(folder),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vendor.version") + ' ' + Runtime.version());
  }

  /** How much else is going on; below the number of processors it hardly disturbs. */
  static String load() {
    var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "load average %.1f", load);
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException _) {
      return System.getProperty("os.arch");
    }
  }

  private static String fileSystem(Path folder) {
    try {
      return Files.getFileStore(folder).type();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
