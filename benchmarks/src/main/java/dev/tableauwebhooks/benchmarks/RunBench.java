package dev.tableauwebhooks.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** How soon an event becomes an outgoing call, and how many runs a second are worked off. */
final class RunBench {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String MATCHING =
      """
      name: Call a service at each failed refresh
      on: WorkbookRefreshFailed
      steps:
        - uses: http.request
          with:
            url: http://127.0.0.1:%d/failed
            json: { luid: "${{ event.resource.luid }}" }
      """;

  private final Options options;
  private final Servers servers;
  private final PrintStream out;
  private final Journeys journeys = new Journeys();
  private final Figures p50 = new Figures();
  private final Figures p99 = new Figures();
  private final Figures longest = new Figures();
  private final Figures accepted = new Figures();
  private final Figures runs = new Figures();
  private final Figures cpuMicros = new Figures();

  RunBench(Options options, Servers servers, PrintStream out) {
    this.options = options;
    this.servers = servers;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    try (var receiver = Receiver.start(journeys::arrived)) {
      servers.configure(MATCHING.formatted(receiver.port()));
      var data = servers.folder().resolve("data");
      try (var product = ServerProcess.start(servers.product(data, ""))) {
        var client = new LoadClient(product.port(), Servers.path(), Servers.WANTED);
        var warmUp = client.closedLoop(options.connections(), options.warmUp());
        journeys.await(warmUp.answered(), PATIENCE);
        for (var round = 0; round < options.rounds(); round++) {
          atARate(client);
          asFastAsPossible(client, product);
        }
      }
    }
    print();
  }

  private void atARate(LoadClient client) throws InterruptedException {
    journeys.forget();
    var result =
        client.openLoop(options.connections(), options.seconds(), options.rate(), journeys::sent);
    journeys.await(result.answered(), PATIENCE);
    p50.add(journeys.millisAt(50));
    p99.add(journeys.millisAt(99));
    longest.add(journeys.millisAt(100));
  }

  private void asFastAsPossible(LoadClient client, ServerProcess product)
      throws InterruptedException {
    journeys.forget();
    var cpu = product.cpu();
    var start = System.nanoTime();
    var result = client.closedLoop(options.connections(), options.seconds());
    var end = journeys.await(result.answered(), PATIENCE);
    product.drain();
    accepted.add(result.perSecond());
    runs.add(result.answered() * 1e9 / (end - start));
    cpuMicros.add(product.cpu().minus(cpu).toNanos() / 1e3 / result.answered());
  }

  private void print() {
    var rate = new Table("%,d events/s".formatted(options.rate()), "p50 ms", "p99 ms", "max ms");
    rate.row("event to outgoing call", p50.show(), p99.show(), longest.show());
    out.println(rate);
    var speed =
        new Table(
            "as fast as possible, %d connections".formatted(options.connections()),
            "events accepted/s",
            "calls/s until all had arrived",
            "CPU µs/event");
    speed.row("event, run and outgoing call", accepted.show(), runs.show(), cpuMicros.show());
    out.println(speed);
  }
}
