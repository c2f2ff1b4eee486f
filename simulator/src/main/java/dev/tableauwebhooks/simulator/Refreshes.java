package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Events.Subject;
import dev.tableauwebhooks.simulator.Job.Status;
import dev.tableauwebhooks.simulator.Job.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs extract refreshes in the background: a job is queued, starts, ends after the set time, and
 * at each of the two last steps tells the webhooks. One object has one open job at most.
 */
final class Refreshes {

  private final Scheduler scheduler;
  private final Events events;
  private final Duration duration;
  private final InstantSource clock;
  private final Map<String, Deque<String>> failures = new HashMap<>();

  Refreshes(Scheduler scheduler, Events events, Duration duration, InstantSource clock) {
    this.scheduler = scheduler;
    this.events = events;
    this.duration = duration;
    this.clock = clock;
  }

  /** The next refresh of that object that is not yet decided ends in this error. */
  void failNext(String luid, String errorText) {
    synchronized (failures) {
      failures.computeIfAbsent(luid, _ -> new ArrayDeque<>()).addLast(errorText);
    }
  }

  /** Queues a refresh and returns its job; the wording of the refusal is Tableau's. */
  Job request(Site site, Content content, boolean incremental) {
    return site.alone(() -> {
      if (openJob(site, content.luid()).isPresent()) {
        throw Refusal.of(
            409093,
            "Job for '%s' is already queued. Not queuing a duplicate.".formatted(content.name()));
      }
      var type = incremental ? "increment_extracts" : "refresh_extracts";
      var job = newJob(type, target(content), Status.PENDING, Optional.empty());
      site.jobs().put(job);
      scheduler.after(Duration.ZERO, () -> start(site, job.luid()));
      return job;
    });
  }

  /** Ends an open job without an event: Tableau has none for it. */
  boolean cancel(Site site, String jobLuid) {
    return change(site, jobLuid, job -> job.ended(Status.CANCELLED, clock.instant(), "Cancelled"))
        .isPresent();
  }

  /**
   * Makes the jobs look as if the event had come from a real refresh, so that who looks for the job
   * of the event finds it.
   */
  void record(Site site, HookEvent event, Content content, String errorText) {
    site.alone(() -> {
      var now = clock.instant();
      var job =
          openJob(site, content.luid())
              .orElseGet(() ->
                  newJob(
                      "refresh_extracts", target(content), Status.IN_PROGRESS, Optional.of(now)));
      site.jobs()
          .put(
              switch (event) {
                case WORKBOOK_REFRESH_STARTED, DATASOURCE_REFRESH_STARTED -> job.started(now);
                case WORKBOOK_REFRESH_FAILED, DATASOURCE_REFRESH_FAILED ->
                    job.ended(Status.FAILED, now, errorText);
                default -> job.ended(Status.SUCCESS, now, successNotes(job));
              });
      return job;
    });
  }

  private void start(Site site, String jobLuid) {
    change(site, jobLuid, job -> job.started(clock.instant()))
        .ifPresent(job -> {
          tell(site, job, HookEvent.WORKBOOK_REFRESH_STARTED, HookEvent.DATASOURCE_REFRESH_STARTED);
          scheduler.after(duration, () -> end(site, jobLuid));
        });
  }

  private void end(Site site, String jobLuid) {
    change(site, jobLuid, this::ended)
        .ifPresent(job -> {
          if (job.status() == Status.FAILED) {
            tell(site, job, HookEvent.WORKBOOK_REFRESH_FAILED, HookEvent.DATASOURCE_REFRESH_FAILED);
          } else {
            tell(
                site,
                job,
                HookEvent.WORKBOOK_REFRESH_SUCCEEDED,
                HookEvent.DATASOURCE_REFRESH_SUCCEEDED);
          }
        });
  }

  private Job ended(Job job) {
    var failure = takeFailure(job.target().luid());
    return failure
        .map(error -> job.ended(Status.FAILED, clock.instant(), error))
        .orElseGet(() -> job.ended(Status.SUCCESS, clock.instant(), successNotes(job)));
  }

  private Optional<String> takeFailure(String luid) {
    synchronized (failures) {
      return Optional.ofNullable(failures.get(luid)).map(Deque::pollFirst);
    }
  }

  /** Changes the job if it is still open; a cancelled one goes no further. */
  private static Optional<Job> change(Site site, String jobLuid, UnaryOperator<Job> step) {
    return site.alone(() ->
        site.jobs()
            .find(jobLuid)
            .filter(Job::isOpen)
            .map(job -> {
              var changed = step.apply(job);
              site.jobs().put(changed);
              return changed;
            }));
  }

  private void tell(Site site, Job job, HookEvent ofWorkbook, HookEvent ofDatasource) {
    var target = job.target();
    events.fire(
        site,
        target.workbook() ? ofWorkbook : ofDatasource,
        new Subject(target.luid(), target.name()));
  }

  private static Optional<Job> openJob(Site site, String contentLuid) {
    return site.jobs().all().stream()
        .filter(job -> job.isOpen() && job.target().luid().equals(contentLuid))
        .findFirst();
  }

  private Job newJob(String type, Target target, Status status, Optional<Instant> started) {
    return new Job(
        Luids.random(), type, target, status, clock.instant(), started, Optional.empty(), "");
  }

  private static Target target(Content content) {
    return new Target(content.luid(), content.name(), content instanceof Workbook);
  }

  private static String successNotes(Job job) {
    return "Finished refresh of extracts (new extract id:{%s}) for %s '%s'"
        .formatted(
            job.luid(), job.target().workbook() ? "Workbook" : "Data Source", job.target().name());
  }
}
