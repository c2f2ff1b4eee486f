package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.Right.ADMINISTRATOR;

import dev.tableauwebhooks.simulator.Job.Status;
import java.util.List;

/** Background jobs. The list and the single job have different words for the same things. */
final class JobRoutes {

  private static final Columns<Job> COLUMNS =
      new Columns<Job>()
          .column("jobType", Job::type)
          .column("status", job -> job.status().wireName())
          .column("priority", _ -> "50")
          .column("progress", job -> Integer.toString(job.progress()))
          .column("title", job -> job.target().name())
          .column("subtitle", job -> job.target().kind().words())
          .column("notes", Job::notes)
          .column("args", job -> job.target().luid())
          .column("createdAt", job -> Values.date(job.createdAt()))
          .column("startedAt", job -> job.startedAt().map(Values::date).orElse(""))
          .column("completedAt", job -> job.completedAt().map(Values::date).orElse(""));

  private final Backgrounder backgrounder;

  JobRoutes(Backgrounder backgrounder) {
    this.backgrounder = backgrounder;
  }

  List<Route> routes() {
    var read = Access.of(ADMINISTRATOR).scope("tableau:jobs:read").since("3.1");
    return List.of(
        Route.of("GET", "/sites/{site}/jobs", read, JobRoutes::list),
        Route.of("GET", "/sites/{site}/jobs/{id}", read.since("2.6"), JobRoutes::get),
        Route.of(
            "PUT",
            "/sites/{site}/jobs/{id}",
            Access.of(ADMINISTRATOR).scope("tableau:jobs:cancel").since("3.1"),
            this::cancel));
  }

  /** What a call that queues a job answers. */
  static Reply queued(Site site, Job job) {
    return Reply.accepted(job(site, job));
  }

  private static Reply list(Exchange exchange) {
    return ListQuery.of(exchange.request())
        .page("backgroundJobs", exchange.site().jobs().all(), COLUMNS, JobRoutes::backgroundJob);
  }

  private static Reply get(Exchange exchange) {
    return Reply.ok(job(exchange.site(), find(exchange)));
  }

  private Reply cancel(Exchange exchange) {
    var job = find(exchange);
    if (!backgrounder.cancel(exchange.site(), job.luid())) {
      throw Refusal.of(400031, "There was a problem querying job '%s'.".formatted(job.luid()));
    }
    return Reply.ok();
  }

  /** An unknown job is no 404: {@code tableau/server-client-python} issue 1093. */
  private static Job find(Exchange exchange) {
    var luid = exchange.variable("id");
    return exchange
        .site()
        .jobs()
        .find(luid)
        .orElseThrow(
            () -> Refusal.of(400031, "There was a problem querying job '%s'.".formatted(luid)));
  }

  private static Element backgroundJob(Job job) {
    return Element.named("backgroundJob")
        .with("id", job.luid())
        .with("status", job.status().wireName())
        .with("jobType", job.type())
        .with("priority", "50")
        .with("createdAt", Values.date(job.createdAt()))
        .with("startedAt", job.startedAt().map(Values::date))
        .with("endedAt", job.completedAt().map(Values::date))
        .with("title", job.target().name())
        .with("subtitle", job.target().kind().words());
  }

  /** A single job. */
  static Element job(Site site, Job job) {
    var element =
        Element.named("job")
            .with("id", job.luid())
            .with("mode", "Asynchronous")
            .with("type", job.kind().singleName())
            .with("progress", progress(job))
            .with("createdAt", Values.date(job.createdAt()))
            .with("startedAt", job.startedAt().map(Values::date))
            .with("completedAt", job.completedAt().map(Values::date));
    element.with("finishCode", job.finishCode().map(String::valueOf));
    if (job.status() == Status.FAILED) {
      element.child(Element.list("statusNotes", List.of(errorNote(job))));
    }
    return switch (job.kind()) {
      case REFRESH_EXTRACTS, INCREMENT_EXTRACTS, BRIDGE_REFRESH ->
          element.child(about(Element.named("extractRefreshJob"), job));
      case RUN_FLOW -> element.child(runFlowJob(site, job));
      case SUBSCRIPTION -> element;
    };
  }

  /** Clients look for the type; no public source shows a value of Tableau's. */
  private static Element errorNote(Job job) {
    return Element.named("statusNote")
        .with("type", "errorCode")
        .with("value", "1")
        .with("text", job.notes());
  }

  private static Element runFlowJob(Site site, Job job) {
    var run = site.belongings().runOf(job).map(FlowRun::luid);
    return about(Element.named("runFlowJobType").with("flowRunId", run), job);
  }

  /** Tableau's schema wants the notes first. */
  private static Element about(Element element, Job job) {
    if (!job.notes().isEmpty()) {
      element.child(Element.text("notes", job.notes()));
    }
    return element.child(
        Element.reference(job.target().kind().element(), job.target().luid())
            .with("name", job.target().name()));
  }

  static String progress(Job job) {
    return Integer.toString(job.progress());
  }
}
