package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.ContentKind.FLOWS;
import static dev.tableauwebhooks.simulator.Right.AUTHOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What only flows have. Of a flow, nothing but project and owner can be changed. */
final class FlowRoutes {

  private static final String ONE = "/sites/{site}/flows/{id}";
  private static final String RUNS = "/sites/{site}/flows/runs";

  /** A run with the job that tells how far it is. */
  private record Tracked(FlowRun run, Job job) {}

  private static final Columns<Tracked> COLUMNS =
      new Columns<Tracked>()
          .column("flowId", it -> it.run().flowLuid())
          .column("userId", it -> it.run().userLuid())
          .column("progress", it -> JobRoutes.progress(it.job()))
          .column("status", it -> it.job().status().wireName())
          .column("startedAt", it -> it.job().startedAt().map(Values::date).orElse(""))
          .column("completedAt", it -> it.job().completedAt().map(Values::date).orElse(""));

  private final ContentElements elements;
  private final Publisher publisher;
  private final Backgrounder backgrounder;
  private final FlowRuns runs;

  FlowRoutes(
      ContentElements elements, Publisher publisher, Backgrounder backgrounder, FlowRuns runs) {
    this.elements = elements;
    this.publisher = publisher;
    this.backgrounder = backgrounder;
    this.runs = runs;
  }

  /** To be matched before the routes of all content, which would take {@code runs} for a LUID. */
  List<Route> routes() {
    var author = Access.of(AUTHOR).since("3.3");
    var read = Access.of(MEMBER).scope("tableau:flow_runs:read").since("3.10");
    return List.of(
        Route.of("GET", RUNS, read, FlowRoutes::list),
        Route.of("GET", RUNS + "/{run}", read, FlowRoutes::get),
        Route.of(
            "PUT",
            RUNS + "/{run}",
            author.scope("tableau:flow_runs:update").since("3.10"),
            this::cancel),
        Route.of("PUT", ONE, author.scope(FLOWS.scope("update")), this::update),
        Route.of("POST", ONE + "/run", author.scope("tableau:tasks:run"), this::run));
  }

  private Reply update(Exchange exchange) {
    var site = exchange.site();
    var asked = exchange.body().required("flow");
    var changed =
        publisher.update(
            site,
            FLOWS,
            FLOWS.get(exchange).luid(),
            flow -> flow.with(ListingUpdate.move(site, flow.listing(), asked)));
    return Reply.ok(elements.content(site, changed, false));
  }

  /** The body may choose steps and parameters, which change nothing here. */
  private Reply run(Exchange exchange) {
    var flow = FLOWS.get(exchange);
    exchange.body();
    var job = runs.request(exchange.site(), flow, exchange.user());
    return Reply.ok(JobRoutes.job(exchange.site(), job));
  }

  /** All at once: Tableau does not cut this list into pages. */
  private static Reply list(Exchange exchange) {
    var tracked =
        exchange.belongings().flowRuns().all().stream()
            .flatMap(run -> tracked(exchange, run).stream())
            .toList();
    var runs =
        ListQuery.of(exchange.request()).select(tracked, COLUMNS).stream()
            .map(element("flowRuns"))
            .toList();
    // The item is called like the list, in XML and in JSON.
    return Reply.ok(Element.list("flowRuns", runs));
  }

  private static Reply get(Exchange exchange) {
    return Reply.ok(element("flowRun").apply(find(exchange)));
  }

  private Reply cancel(Exchange exchange) {
    var job = find(exchange).job();
    if (!backgrounder.cancel(exchange.site(), job.luid())) {
      throw Refusal.of(400031, "There was a problem querying job '%s'.".formatted(job.luid()));
    }
    return Reply.ok();
  }

  private static Tracked find(Exchange exchange) {
    var luid = exchange.variable("run");
    return exchange
        .belongings()
        .flowRuns()
        .find(luid)
        .flatMap(run -> tracked(exchange, run))
        .orElseThrow(() -> Refusal.notFound(404033, "Flow run", luid));
  }

  private static Optional<Tracked> tracked(Exchange exchange, FlowRun run) {
    return exchange.site().jobs().find(run.jobLuid()).map(job -> new Tracked(run, job));
  }

  private static Function<Tracked, Element> element(String name) {
    return it ->
        Element.named(name)
            .with("id", it.run().luid())
            .with("flowId", it.run().flowLuid())
            .with("status", it.job().status().wireName())
            .with("startedAt", it.job().startedAt().map(Values::date))
            .with("completedAt", it.job().completedAt().map(Values::date))
            .with("progress", JobRoutes.progress(it.job()))
            .with("backgroundJobId", it.job().luid());
  }
}
