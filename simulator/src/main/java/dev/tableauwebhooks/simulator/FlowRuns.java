package dev.tableauwebhooks.simulator;

/**
 * Runs flows in the background, each by a job. Nothing of it is an event: Tableau has no webhooks
 * for flows.
 */
final class FlowRuns {

  private final Backgrounder backgrounder;

  FlowRuns(Backgrounder backgrounder) {
    this.backgrounder = backgrounder;
  }

  /** Queues a run and returns its job. */
  Job request(Site site, Flow flow, User user) {
    return request(site, flow, user, Course.usual());
  }

  Job request(Site site, Flow flow, User user, Course course) {
    return site.alone(() -> {
      var job = backgrounder.queue(site, Job.Kind.RUN_FLOW, Job.Target.of(flow), course);
      site.belongings()
          .flowRuns()
          .put(new FlowRun(site.newLuid(), flow.luid(), user.luid(), job.luid()));
      return job;
    });
  }
}
