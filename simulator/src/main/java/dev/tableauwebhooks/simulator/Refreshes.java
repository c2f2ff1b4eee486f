package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Events.Subject;
import dev.tableauwebhooks.simulator.Job.Kind;
import dev.tableauwebhooks.simulator.Job.Status;
import dev.tableauwebhooks.simulator.Job.Target;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extract refreshes: queues them, tells the webhooks when they start and end, and counts for each
 * task how often in a row they failed. A task that failed five times in a row is suspended: its
 * schedule runs it no more until a refresh succeeds or somebody resumes it.
 *
 * @see <a href="https://help.tableau.com/current/server/en-us/extract_refresh_alert.htm">Handle
 *     Extract Refresh Alerts</a>
 */
final class Refreshes implements Backgrounder.Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);

  private final Backgrounder backgrounder;
  private final Events events;

  Refreshes(Backgrounder backgrounder, Events events) {
    this.backgrounder = backgrounder;
    this.events = events;
    backgrounder.watch(this);
  }

  /** Queues a refresh as a person does and returns its job. */
  Job request(Site site, Content content, boolean incremental) {
    return request(
        site,
        content,
        incremental ? Kind.INCREMENT_EXTRACTS : Kind.REFRESH_EXTRACTS,
        Course.usual());
  }

  Job request(Site site, Content content, Kind kind, Course course) {
    return backgrounder.queue(site, kind, Target.of(content), course);
  }

  /**
   * Runs the tasks of a schedule that are neither suspended nor still under way from last time, and
   * returns their jobs.
   */
  List<Job> run(Site site, Schedule schedule, Course course) {
    return site.alone(() ->
        site.belongings().tasks().all().stream()
            .filter(task -> task.scheduleLuid().equals(schedule.luid()) && !task.isSuspended())
            .filter(task -> Backgrounder.openJob(site, task.contentLuid()).isEmpty())
            .flatMap(task ->
                site.content().find(task.contentLuid()).stream()
                    .map(content -> request(site, content, task.kind(), course)))
            .toList());
  }

  /**
   * Makes the jobs look as if the event had come from a real refresh, so that who looks for the job
   * of the event finds it.
   */
  void record(Site site, HookEvent event, Content content, String errorText) {
    var status =
        switch (event) {
          case WORKBOOK_REFRESH_STARTED, DATASOURCE_REFRESH_STARTED -> Status.IN_PROGRESS;
          case WORKBOOK_REFRESH_FAILED, DATASOURCE_REFRESH_FAILED -> Status.FAILED;
          default -> Status.SUCCESS;
        };
    count(
        site,
        backgrounder.record(site, Kind.REFRESH_EXTRACTS, Target.of(content), status, errorText));
  }

  @Override
  public void started(Site site, Job job) {
    tell(site, job, HookEvent.WORKBOOK_REFRESH_STARTED, HookEvent.DATASOURCE_REFRESH_STARTED);
  }

  @Override
  public void ended(Site site, Job job) {
    count(site, job);
    if (job.status() == Status.FAILED) {
      tell(site, job, HookEvent.WORKBOOK_REFRESH_FAILED, HookEvent.DATASOURCE_REFRESH_FAILED);
    } else {
      tell(site, job, HookEvent.WORKBOOK_REFRESH_SUCCEEDED, HookEvent.DATASOURCE_REFRESH_SUCCEEDED);
    }
  }

  private void tell(Site site, Job job, HookEvent ofWorkbook, HookEvent ofDatasource) {
    if (job.kind().isRefresh()) {
      var target = job.target();
      events.fire(
          site,
          target.workbook() ? ofWorkbook : ofDatasource,
          new Subject(target.luid(), target.name()));
    }
  }

  /** A refresh by hand counts like one by schedule, so a success by hand resumes the task. */
  private static void count(Site site, Job job) {
    if (!job.kind().isRefresh() || job.isOpen()) {
      return;
    }
    for (var task : site.belongings().tasks().all()) {
      if (task.contentLuid().equals(job.target().luid())) {
        site.belongings()
            .tasks()
            .update(task.luid(), it -> it.withFailures(failures(it, job.status() == Status.FAILED)))
            .filter(it -> it.consecutiveFailedCount() == RefreshTask.FAILURES_UNTIL_SUSPENDED)
            .ifPresent(_ ->
                LOG.atInfo()
                    .addKeyValue("content", job.target().luid())
                    .log("Refresh task suspended after five failures in a row"));
      }
    }
  }

  private static int failures(RefreshTask task, boolean failed) {
    return failed ? task.consecutiveFailedCount() + 1 : 0;
  }
}
