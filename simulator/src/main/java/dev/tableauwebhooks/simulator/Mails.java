package dev.tableauwebhooks.simulator;

import dev.tableauwebhooks.simulator.Job.TargetKind;
import java.util.List;

/**
 * Sends subscriptions in the background, each by a job. No mail leaves the simulator, and nothing
 * of it is an event: Tableau has no webhooks for subscriptions.
 */
final class Mails {

  private final Backgrounder backgrounder;

  Mails(Backgrounder backgrounder) {
    this.backgrounder = backgrounder;
  }

  /** Queues the job that sends it, and returns the job. */
  Job send(Site site, Subscription subscription, Course course) {
    var target =
        new Job.Target(subscription.luid(), subscription.subject(), TargetKind.SUBSCRIPTION);
    return backgrounder.queue(site, Job.Kind.SUBSCRIPTION, target, course);
  }

  /** Sends those of a schedule that are neither suspended nor still under way. */
  List<Job> run(Site site, Schedule schedule, Course course) {
    return site.alone(() ->
        site.belongings().subscriptions().all().stream()
            .filter(it -> it.scheduleLuid().equals(schedule.luid()) && !it.suspended())
            .filter(it -> Backgrounder.openJob(site, it.luid()).isEmpty())
            .map(it -> send(site, it, course))
            .toList());
  }
}
