package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Job.Status;
import java.time.InstantSource;

/**
 * What else a job changes when it ends: the data is new after a refresh, and where a trigger asks
 * for it, Tableau warns of what failed until it succeeds again.
 */
final class RefreshEffects implements Backgrounder.Watch {

  private final InstantSource clock;

  RefreshEffects(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void started(Site site, Job job) {
    // Nothing changes before the end.
  }

  @Override
  public void ended(Site site, Job job) {
    var belongings = site.belongings();
    var luid = job.target().luid();
    if (job.kind().isRefresh() && job.status() == Status.SUCCESS) {
      belongings.refreshed().put(new Refreshed(luid, clock.instant()));
    }
    for (var trigger : belongings.triggers().all()) {
      if (trigger.contentLuid().equals(luid)) {
        belongings.warnings().remove(warningLuid(trigger));
        if (trigger.active() && job.status() == Status.FAILED) {
          belongings.warnings().put(warning(trigger, job));
        }
      }
    }
  }

  private QualityWarning warning(QualityTrigger trigger, Job job) {
    var now = clock.instant();
    return new QualityWarning(
        warningLuid(trigger),
        trigger.contentLuid(),
        type(job),
        true,
        trigger.severe(),
        trigger.message(),
        trigger.userLuid(),
        now,
        now);
  }

  private static String type(Job job) {
    return job.runsFlow() ? "FLOW_RUN_FAILURE" : "EXTRACT_REFRESH_FAILURE";
  }

  /** A trigger makes one warning at most. */
  private static String warningLuid(QualityTrigger trigger) {
    return Luids.stable("warning", trigger.luid());
  }
}
