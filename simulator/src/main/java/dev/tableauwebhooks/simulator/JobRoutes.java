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
          .column("progress", JobRoutes::progress)
          .column("title", job -> job.target().name())
          .column("subtitle", JobRoutes::subtitle)
          .column("notes", Job::notes)
          .column("args", job -> job.target().luid())
          .column("createdAt", job -> Values.date(job.createdAt()))
          .column("startedAt", job -> job.startedAt().map(Values::date).orElse(""))
          .column("completedAt", job -> job.completedAt().map(Values::date).orElse(""));

  private final Refreshes refreshes;

  JobRoutes(Refreshes refreshes) {
    this.refreshes = refreshes;
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
    if (!refreshes.cancel(exchange.site(), job.luid())) {
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
        .with("subtitle", subtitle(job));
  }

  /** A single job. */
  static Element job(Site site, Job job) {
    var element =
        Element.named("job")
            .with("id", job.luid())
            .with("mode", "Asynchronous")
            .with("type", job.runsFlow() ? "RunFlow" : "RefreshExtract")
            .with("progress", progress(job))
            .with("createdAt", Values.date(job.createdAt()))
            .with("startedAt", job.startedAt().map(Values::date))
            .with("completedAt", job.completedAt().map(Values::date));
    if (!job.isOpen()) {
      element.with("finishCode", finishCode(job.status()));
    }
    return element.child(job.runsFlow() ? runFlowJob(site, job) : extractRefreshJob(job));
  }

  private static Element extractRefreshJob(Job job) {
    return about(
        Element.named("extractRefreshJob"),
        job,
        job.target().workbook() ? "workbook" : "datasource");
  }

  private static Element runFlowJob(Site site, Job job) {
    var run = site.belongings().runOf(job).map(FlowRun::luid);
    return about(Element.named("runFlowJobType").with("flowRunId", run), job, "flow");
  }

  /** Tableau's schema wants the notes first. */
  private static Element about(Element element, Job job, String kind) {
    if (!job.notes().isEmpty()) {
      element.child(Element.text("notes", job.notes()));
    }
    return element.child(
        Element.reference(kind, job.target().luid()).with("name", job.target().name()));
  }

  private static String finishCode(Status status) {
    return switch (status) {
      case FAILED -> "1";
      case CANCELLED -> "2";
      default -> "0";
    };
  }

  static String progress(Job job) {
    return switch (job.status()) {
      case PENDING -> "0";
      case IN_PROGRESS -> "50";
      default -> "100";
    };
  }

  private static String subtitle(Job job) {
    if (job.runsFlow()) {
      return "Flow";
    }
    return job.target().workbook() ? "Workbook" : "Data Source";
  }
}
