package dev.tableauwebhooks.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param bench {@code ingest}, {@code run}, {@code storm} or {@code start}
 * @param seconds how long each variant is loaded in each round
 * @param hold how long the rate is held; zero to leave that out
 * @param rate events a second, where a rate is held
 * @param idle how long a server idles before its memory is read
 * @param root the checkout
 */
record Options(
    String bench,
    Duration seconds,
    int rounds,
    Duration hold,
    int rate,
    int connections,
    Duration idle,
    Path root) {

  static final String USAGE =
      """
      ./bench ingest [--seconds 10] [--rounds 5] [--connections 64] [--rate 1000] [--hold 60]
      ./bench run    [--seconds 10] [--rounds 5] [--connections 64] [--rate 200]
      ./bench storm  [--seconds 10] [--rounds 5] [--connections 64]
      ./bench start  [--rounds 5] [--idle 10]
      """;

  private static final List<String> BENCHES = List.of("ingest", "run", "storm", "start");
  private static final Set<String> NAMES =
      Set.of("seconds", "rounds", "connections", "rate", "hold", "idle");

  /**
   * @throws IllegalArgumentException where the arguments make no sense; the message says why
   */
  static Options parse(String[] arguments, Path root) {
    if (arguments.length == 0 || !BENCHES.contains(arguments[0])) {
      throw new IllegalArgumentException("Say what to measure:\n" + USAGE);
    }
    var bench = arguments[0];
    var given = numbers(arguments);
    return new Options(
        bench,
        Duration.ofSeconds(given.getOrDefault("seconds", 10)),
        Math.max(1, given.getOrDefault("rounds", 5)),
        Duration.ofSeconds(given.getOrDefault("hold", 60)),
        Math.max(1, given.getOrDefault("rate", bench.equals("run") ? 200 : 1_000)),
        Math.max(1, given.getOrDefault("connections", 64)),
        Duration.ofSeconds(given.getOrDefault("idle", 10)),
        root);
  }

  private static Map<String, Integer> numbers(String[] arguments) {
    var given = new HashMap<String, Integer>();
    for (var i = 1; i < arguments.length; i += 2) {
      var name = arguments[i].replaceFirst("^--", "");
      if (!NAMES.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException("'%s' is not understood:\n%s".formatted(name, USAGE));
      }
      try {
        given.put(name, Integer.valueOf(arguments[i + 1]));
      } catch (NumberFormatException _) {
        throw new IllegalArgumentException(
            "--%s wants a whole number, not '%s'.".formatted(name, arguments[i + 1]));
      }
    }
    return given;
  }

  /** Warm-up before the first round; the compiler needs some thousand requests. */
  Duration warmUp() {
    return seconds.compareTo(Duration.ofSeconds(5)) < 0 ? seconds : Duration.ofSeconds(5);
  }
}
