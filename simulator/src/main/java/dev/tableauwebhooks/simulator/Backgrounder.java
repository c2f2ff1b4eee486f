package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Job.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Takes every job from queue to end, as Tableau's process of that name does. One thing has one open
 * job at most. A job that ended is forgotten after a day: who asks for it then is told that there
 * is none.
 *
 * @see <a
 *     href="https://help.tableau.com/current/online/en-us/server_backgrounder_job_management.htm">Managing
 *     Background Jobs</a>
 */
final class Backgrounder {

  /** How long an ended job can be asked for. */
  static final Duration KEPT = Duration.ofHours(24);

  /** Is told of each step of a job that runs, on the thread of the step. */
  interface Watch {
    void started(Site site, Job job);

    void ended(Site site, Job job);
  }

  private final Scheduler scheduler;
  private final Duration duration;
  private final InstantSource clock;
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<String>> failures = new HashMap<>();

  Backgrounder(Scheduler scheduler, Duration duration, InstantSource clock) {
    this.scheduler = scheduler;
    this.duration = duration;
    this.clock = clock;
  }

  void watch(Watch watch) {
    watches.add(watch);
  }

  /** The next job of that thing that is not yet decided ends in this error. */
  void failNext(String targetLuid, String nameOrText) {
    synchronized (failures) {
      failures
          .computeIfAbsent(targetLuid, _ -> new ArrayDeque<>())
          .addLast(JobError.textOf(nameOrText));
    }
  }

  void forgetFailures() {
    synchronized (failures) {
      failures.clear();
    }
  }

  /** Queues a job; the wording of the refusal is Tableau's. */
  Job queue(Site site, Job.Kind kind, Job.Target target, Course course) {
    return site.alone(() -> {
      if (openJob(site, target.luid()).isPresent()) {
        throw Refusal.of(
            409093,
            "Job for '%s' is already queued. Not queuing a duplicate.".formatted(target.name()));
      }
      var job = Job.pending(site.newLuid(), kind, target, clock.instant());
      site.jobs().put(job);
      scheduler.after(Duration.ZERO, () -> start(site, job.luid(), course));
      return job;
    });
  }

  /** Ends an open job without telling anyone: Tableau has no event for it. */
  boolean cancel(Site site, String jobLuid) {
    return end(site, jobLuid, job -> job.ended(Status.CANCELLED, clock.instant(), "Cancelled"))
        .isPresent();
  }

  /** Ends an open job now, whatever its course; empty when there is none. */
  Optional<Job> finish(Site site, String jobLuid, Optional<String> error) {
    var ended = end(site, jobLuid, job -> outcome(job, error.map(JobError::textOf)));
    ended.ifPresent(job -> watches.forEach(watch -> watch.ended(site, job)));
    return ended;
  }

  /**
   * Makes the jobs look as if this one had just come that far, and tells nobody. Starts from the
   * open job of that thing, if there is one.
   */
  Job record(Site site, Job.Kind kind, Job.Target target, Status status, String errorText) {
    return site.alone(() -> {
      var now = clock.instant();
      var job =
          openJob(site, target.luid())
              .orElseGet(() -> Job.pending(site.newLuid(), kind, target, now).started(now));
      var recorded =
          switch (status) {
            case FAILED -> job.ended(status, now, errorText);
            case SUCCESS, CANCELLED -> job.ended(status, now, successNotes(job));
            case PENDING, IN_PROGRESS -> job.started(now);
          };
      site.jobs().put(recorded);
      if (!recorded.isOpen()) {
        forgetLater(site, recorded.luid());
      }
      return recorded;
    });
  }

  static Optional<Job> openJob(Site site, String targetLuid) {
    return site.jobs().all().stream()
        .filter(job -> job.isOpen() && job.target().luid().equals(targetLuid))
        .findFirst();
  }

  private void start(Site site, String jobLuid, Course course) {
    change(site, jobLuid, job -> job.started(clock.instant()))
        .ifPresent(job -> {
          watches.forEach(watch -> watch.started(site, job));
          if (!course.held()) {
            scheduler.after(
                course.takes().orElse(duration), () -> runOut(site, jobLuid, course.error()));
          }
        });
  }

  private void runOut(Site site, String jobLuid, Optional<String> error) {
    site.jobs()
        .find(jobLuid)
        .filter(Job::isOpen)
        .ifPresent(job -> finish(site, jobLuid, error.or(() -> takeFailure(job.target().luid()))));
  }

  private Job outcome(Job job, Optional<String> error) {
    return error
        .map(text -> job.ended(Status.FAILED, clock.instant(), text))
        .orElseGet(() -> job.ended(Status.SUCCESS, clock.instant(), successNotes(job)));
  }

  private Optional<String> takeFailure(String targetLuid) {
    synchronized (failures) {
      return Optional.ofNullable(failures.get(targetLuid)).map(Deque::pollFirst);
    }
  }

  private Optional<Job> end(Site site, String jobLuid, UnaryOperator<Job> step) {
    var ended = change(site, jobLuid, step);
    ended.ifPresent(_ -> forgetLater(site, jobLuid));
    return ended;
  }

  private void forgetLater(Site site, String jobLuid) {
    scheduler.unawaited(KEPT, () -> site.jobs().remove(jobLuid));
  }

  /** Changes the job if it is still open; one that ended goes no further. */
  private static Optional<Job> change(Site site, String jobLuid, UnaryOperator<Job> step) {
    return site.alone(() -> {
      var changed = site.jobs().find(jobLuid).filter(Job::isOpen).map(step);
      changed.ifPresent(site.jobs()::put);
      return changed;
    });
  }

  private static String successNotes(Job job) {
    return switch (job.kind()) {
      case REFRESH_EXTRACTS, INCREMENT_EXTRACTS, BRIDGE_REFRESH ->
          "Finished refresh of extracts (new extract id:{%s}) for %s '%s'"
              .formatted(job.luid(), job.target().kind().words(), job.target().name());
      case RUN_FLOW -> "Flow run succeeded.";
      case SUBSCRIPTION -> "Sent the subscription '%s'.".formatted(job.target().name());
    };
  }
}
