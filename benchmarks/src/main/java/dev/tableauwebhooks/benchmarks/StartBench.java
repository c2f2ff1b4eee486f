package dev.tableauwebhooks.benchmarks;

import dev.tableauwebhooks.benchmarks.ServerProcess.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How soon a server is ready, and what it holds when idle. */
final class StartBench {
  private static final String MATCHING =
      """
      name: Write down each failed refresh
      on: WorkbookRefreshFailed
      steps:
        - uses: log.write
          with: { message: "${{ event.resource.name }} failed to refresh" }
      """;

  private final Options options;
  private final Servers servers;
  private final PrintStream out;

  StartBench(Options options, Servers servers, PrintStream out) {
    this.options = options;
    this.servers = servers;
    this.out = out;
  }

  /** One way to start one server, over all rounds. */
  private record Variant(
      String name, Command command, Figures readyMillis, Figures cpuMillis, Figures megabytes) {
    Variant(String name, Command command) {
      this(name, command, new Figures(), new Figures(), new Figures());
    }
  }

  void run() throws IOException, InterruptedException {
    servers.configure(MATCHING);
    var variants = variants();
    for (var round = 0; round < options.rounds(); round++) {
      for (var variant : variants) {
        measure(variant);
      }
    }
    out.println(table(variants));
  }

  private List<Variant> variants() throws IOException, InterruptedException {
    makeCache();
    var data = servers.folder().resolve("data");
    var plain = servers.product(data, "-XX:AOTMode=off");
    var bareOptions = virtualMachineOptions(plain);
    var bareCache = servers.folder().resolve("bare.aot");
    train(servers.bare(with(bareOptions, "-XX:AOTCacheOutput=" + bareCache)));
    return List.of(
        new Variant("bare web server", servers.bare(bareOptions)),
        new Variant(
            "bare web server, AOT cache",
            servers.bare(with(bareOptions, "-XX:AOTCache=" + bareCache))),
        new Variant("server", plain),
        new Variant("server, AOT cache", servers.product(data, "")));
  }

  private void makeCache() throws IOException, InterruptedException {
    var launcher = options.root().resolve("tableau-webhooks").toString();
    var process = new ProcessBuilder(launcher, "aot").inheritIO().start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroy();
      throw new IllegalStateException("./tableau-webhooks aot failed");
    }
  }

  private static List<String> virtualMachineOptions(Command command) throws IOException {
    try (var server = ServerProcess.start(command)) {
      return server.virtualMachineOptions();
    }
  }

  private static List<String> with(List<String> options, String further) {
    var all = new ArrayList<>(options);
    all.add(further);
    return all;
  }

  private static void train(Command command) throws IOException, InterruptedException {
    try (var server = ServerProcess.start(command)) {
      new LoadClient(server.port(), Servers.path(), Servers.WANTED)
          .closedLoop(4, Duration.ofSeconds(1));
    }
  }

  private void measure(Variant variant) throws IOException, InterruptedException {
    try (var server = ServerProcess.start(variant.command())) {
      variant.readyMillis().add(server.start().took().toNanos() / 1e6);
      variant.cpuMillis().add(server.start().cpu().toNanos() / 1e6);
      Thread.sleep(options.idle());
      variant.megabytes().add(server.residentBytes() / 1e6);
    }
  }

  private String table(List<Variant> variants) {
    var table =
        new Table(
            "start, then %d s idle".formatted(options.idle().toSeconds()),
            "ready after ms",
            "of the bare one",
            "CPU ms",
            "resident MB",
            "of the bare one");
    for (var i = 0; i < variants.size(); i++) {
      var variant = variants.get(i);
      var bare = variants.get(i % 2);
      table.row(
          variant.name(),
          variant.readyMillis().show(),
          Figures.show(variant.readyMillis().median() / bare.readyMillis().median()),
          variant.cpuMillis().show(),
          variant.megabytes().show(),
          Figures.show(variant.megabytes().median() / bare.megabytes().median()));
    }
    return table.toString();
  }
}
