package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.rest.Jobs;
import dev.tableauwebhooks.rest.model.BackgroundJob;
import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.Job;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.InternalEvents.News;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The jobs for which Tableau has no webhook: runs of flows, and mails of subscriptions. */
public final class PolledJobs {
  private final Supplier<Catalog> catalog;
  private final InternalEvents events;

  public PolledJobs(Supplier<Catalog> catalog, InternalEvents events) {
    this.catalog = catalog;
    this.events = events;
  }

  /**
   * @param jobs with a result
   */
  void take(Site site, List<BackgroundJob> jobs) throws InterruptedException {
    for (var job : jobs) {
      var type = type(job);
      if (type.isPresent() && catalog.get().wants(type.get().wireName(), site.name())) {
        var detail = site.jobs().job(job.luid());
        events.raise(news(site, type.get(), job, detail), job.luid(), Reconciliation.endOf(job));
      }
    }
  }

  private static Optional<InternalEventType> type(BackgroundJob job) {
    var hasFailed = JobTypes.hasFailed(job);
    return switch (job.jobType()) {
      case Jobs.RUN_FLOW ->
          Optional.of(
              hasFailed ? InternalEventType.FLOW_RUN_FAILED : InternalEventType.FLOW_RUN_SUCCEEDED);
      case Jobs.SUBSCRIPTION ->
          hasFailed ? Optional.of(InternalEventType.SUBSCRIPTION_FAILED) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static News news(
      Site site, InternalEventType type, BackgroundJob listed, Optional<Job> detail) {
    var subject = detail.flatMap(Job::subject);
    var name = subject.flatMap(ContentReference::name).or(listed::title);
    return new News(
        type,
        Optional.of(site.name()),
        Optional.of(site.luid()),
        subject.map(ContentReference::luid),
        name,
        text(site, type, name.orElse(listed.luid())),
        details(listed, detail));
  }

  private static String text(Site site, InternalEventType type, String name) {
    return switch (type) {
      case FLOW_RUN_FAILED -> "A run of the flow '%s' on %s failed.".formatted(name, site.name());
      case FLOW_RUN_SUCCEEDED ->
          "A run of the flow '%s' on %s succeeded.".formatted(name, site.name());
      default -> "The subscription '%s' on %s could not be sent.".formatted(name, site.name());
    };
  }

  private static Map<String, Object> details(BackgroundJob listed, Optional<Job> detail) {
    var details = new LinkedHashMap<String, Object>();
    details.put(InternalEvents.JOB_LUID, listed.luid());
    listed.startedAt().ifPresent(it -> details.put("started_at", it.toString()));
    listed.endedAt().ifPresent(it -> details.put("completed_at", it.toString()));
    listed.subtitle().ifPresent(it -> details.put("subtitle", it));
    detail.flatMap(Job::flowRunLuid).ifPresent(it -> details.put("flow_run_luid", it));
    detail
        .flatMap(Job::error)
        .ifPresent(error -> {
          details.put("error", ErrorText.readable(error));
          details.put("error_kind", ErrorKind.of(error).word());
        });
    return details;
  }
}
