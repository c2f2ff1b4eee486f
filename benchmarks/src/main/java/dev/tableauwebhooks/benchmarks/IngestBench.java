package dev.tableauwebhooks.benchmarks;

import dev.tableauwebhooks.benchmarks.LoadClient.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** How many events a second are on disk and answered, beside what is possible without a store. */
final class IngestBench {
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
  private final Figures rawFile = new Figures();

  IngestBench(Options options, Servers servers, PrintStream out) {
    this.options = options;
    this.servers = servers;
    this.out = out;
  }

  /** One server under one kind of load, over all rounds. */
  private record Variant(
      String name,
      ServerProcess server,
      LoadClient client,
      Figures perSecond,
      Figures p50,
      Figures p99,
      Figures cpuMicros,
      Figures backlog,
      Figures drainedPerSecond) {
    Variant(String name, ServerProcess server, String eventType) {
      this(
          name,
          server,
          new LoadClient(server.port(), Servers.path(), eventType),
          new Figures(),
          new Figures(),
          new Figures(),
          new Figures(),
          new Figures(),
          new Figures());
    }
  }

  void run() throws IOException, InterruptedException {
    servers.configure(MATCHING);
    var data = servers.folder().resolve("data");
    try (var product = ServerProcess.start(servers.product(data, ""));
        var bare = ServerProcess.start(servers.bare(product.virtualMachineOptions()))) {
      var variants =
          List.of(
              new Variant("answered without storing", bare, Servers.WANTED),
              new Variant("stored, wanted by no workflow", product, Servers.UNWANTED),
              new Variant("stored, started a run", product, Servers.WANTED));
      for (var variant : variants) {
        variant.client().closedLoop(options.connections(), options.warmUp());
        variant.server().drain();
      }
      for (var round = 0; round < options.rounds(); round++) {
        round(variants, round);
      }
      out.println(throughput(variants));
      if (options.hold().isPositive()) {
        out.println(hold(variants));
      }
    }
  }

  /** Each round begins with another variant, so that noise and warmth favour none. */
  private void round(List<Variant> variants, int round) throws IOException, InterruptedException {
    rawFile.add(RawFile.measure(servers.folder(), options.connections(), options.seconds()));
    var order = IntStream.range(0, variants.size()).boxed().toList();
    for (var i : rotated(order, round)) {
      load(variants.get(i));
    }
  }

  private static List<Integer> rotated(List<Integer> order, int by) {
    var rotated = new java.util.ArrayList<>(order);
    Collections.rotate(rotated, by);
    return rotated;
  }

  private void load(Variant variant) throws InterruptedException {
    var server = variant.server();
    var cpu = server.cpu();
    var start = System.nanoTime();
    var result = variant.client().closedLoop(options.connections(), options.seconds());
    var backlog = server.backlog();
    server.drain();
    var untilDrained = Duration.ofNanos(System.nanoTime() - start);
    check(variant, result);
    variant.perSecond().add(result.perSecond());
    variant.p50().add(result.millisAt(50));
    variant.p99().add(result.millisAt(99));
    variant
        .cpuMicros()
        .add((double) server.cpu().minus(cpu).toNanos() / 1e3 / (double) result.answered());
    variant.backlog().add((double) backlog);
    variant
        .drainedPerSecond()
        .add((double) result.answered() * 1e9 / (double) untilDrained.toNanos());
  }

  private static void check(Variant variant, Result result) {
    if (result.refused() > 0) {
      throw new IllegalStateException(
          "%,d of %,d events were not answered 2xx (%s)"
              .formatted(result.refused(), result.answered(), variant.name()));
    }
  }

  private String throughput(List<Variant> variants) {
    var bare = variants.getFirst().perSecond().median();
    var table =
        new Table(
            "as fast as possible, %d connections".formatted(options.connections()),
            "events/s",
            "of not storing",
            "ack p50 ms",
            "ack p99 ms",
            "CPU µs/event",
            "backlog",
            "runs ended/s");
    table.row(
        "raw file, one fsync for a group",
        rawFile.show(),
        Figures.show(rawFile.median() / bare),
        "–",
        "–",
        "–",
        "–",
        "–");
    for (var variant : variants) {
      var runs = variant.equals(variants.getLast());
      table.row(
          variant.name(),
          variant.perSecond().show(),
          Figures.show(variant.perSecond().median() / bare),
          variant.p50().show(),
          variant.p99().show(),
          variant.cpuMicros().show(),
          runs ? variant.backlog().show() : "–",
          runs ? variant.drainedPerSecond().show() : "–");
    }
    return table.toString();
  }

  private String hold(List<Variant> variants) throws InterruptedException {
    var table =
        new Table(
            "%,d events/s for %d s".formatted(options.rate(), options.hold().toSeconds()),
            "answered/s",
            "not 2xx",
            "p50 ms",
            "p99 ms",
            "max ms",
            "CPU %",
            "backlog");
    for (var variant : variants) {
      var cpu = variant.server().cpu();
      var result =
          variant.client().openLoop(options.connections(), options.hold(), options.rate(), _ -> {});
      var backlog = variant.server().backlog();
      var used = variant.server().cpu().minus(cpu);
      table.row(
          variant.name(),
          Figures.show(result.perSecond()),
          String.valueOf(result.refused()),
          Figures.show(result.millisAt(50)),
          Figures.show(result.millisAt(99)),
          Figures.show(result.millisAt(100)),
          Figures.show(used.toNanos() * 100.0 / result.took().toNanos()),
          String.valueOf(backlog));
      variant.server().drain();
    }
    return table.toString();
  }
}
