package dev.tableauwebhooks.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** What grouping costs: events that run at once, join one group, or join one of 5,000 open ones. */
final class StormBench {
  private static final int GROUPS = 5_000;
  private static final String WORKFLOW =
      """
      name: Tell of failed refreshes
      on: WorkbookRefreshFailed
      %s
      steps:
        - uses: log.write
          with: { message: "${{ event.resource.luid }}" }
      """;

  private final Options options;
  private final Servers servers;
  private final PrintStream out;

  StormBench(Options options, Servers servers, PrintStream out) {
    this.options = options;
    this.servers = servers;
    this.out = out;
  }

  /** One way to treat an event, and its figures. */
  private record Variant(
      String name, String data, String words, Figures accepted, Figures ended, Figures cpuMicros) {
    Variant(String name, String data, String words) {
      this(name, data, words, new Figures(), new Figures(), new Figures());
    }
  }

  void run() throws IOException, InterruptedException {
    var key = "int(event.resource.luid.substring(5)) %% %d".formatted(GROUPS);
    var variants =
        List.of(
            new Variant("each by itself", "plain", ""),
            new Variant("in one group", "one", "group: { wait: 1d }"),
            new Variant(
                "in %,d open groups".formatted(GROUPS),
                "many",
                "group: { by: \"%s\", wait: 1d }".formatted(key)));
    for (var round = 0; round < options.rounds(); round++) {
      for (var variant : variants) {
        measure(variant, round);
      }
    }
    print(variants);
  }

  private void measure(Variant variant, int round) throws IOException, InterruptedException {
    servers.configure(WORKFLOW.formatted(variant.words()));
    var data = servers.folder().resolve(variant.data() + "-" + round);
    try (var product = ServerProcess.start(servers.product(data, ""))) {
      var client = new LoadClient(product.port(), Servers.path(), Servers.WANTED);
      // Opens the groups: numbers follow each other, so so many events meet each of them.
      for (var sent = 0L; sent < GROUPS; ) {
        sent += client.closedLoop(options.connections(), options.warmUp()).answered();
      }
      product.drain();
      var cpu = product.cpu();
      var start = System.nanoTime();
      var result = client.closedLoop(options.connections(), options.seconds());
      product.drain();
      var took = System.nanoTime() - start;
      variant.accepted().add(result.perSecond());
      variant.ended().add(result.answered() * 1e9 / took);
      variant.cpuMicros().add(product.cpu().minus(cpu).toNanos() / 1e3 / result.answered());
    }
  }

  private void print(List<Variant> variants) {
    var table =
        new Table(
            "as fast as possible, %d connections".formatted(options.connections()),
            "events accepted/s",
            "events/s until all had ended",
            "against each by itself",
            "CPU µs/event");
    var plain = variants.getFirst().ended().median();
    for (var variant : variants) {
      table.row(
          variant.name(),
          variant.accepted().show(),
          variant.ended().show(),
          Figures.show(variant.ended().median() / plain),
          variant.cpuMicros().show());
    }
    out.println(table);
  }
}
