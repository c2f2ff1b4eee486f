package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What changes the sites and tells their webhooks. */
record Engine(
    Sites sites,
    Deliveries deliveries,
    Events events,
    Publisher publisher,
    People people,
    Backgrounder backgrounder,
    Refreshes refreshes,
    FlowRuns flowRuns,
    Mails mails) {

  /** Queues what a schedule runs. */
  List<Job> run(Site site, Schedule schedule) {
    var jobs = new ArrayList<>(refreshes.run(site, schedule, Course.usual()));
    jobs.addAll(mails.run(site, schedule, Course.usual()));
    return jobs;
  }

  static Engine of(
      SimulatorSettings settings, Scheduler scheduler, HookClient client, InstantSource clock) {
    var sites = Beginning.sites();
    var deliveries = new Deliveries(scheduler, client, settings.deliveryGaps(), clock);
    var events = new Events(sites, deliveries, clock);
    var backgrounder = new Backgrounder(scheduler, settings.refreshDuration(), clock);
    return new Engine(
        sites,
        deliveries,
        events,
        new Publisher(events, clock),
        new People(events),
        backgrounder,
        new Refreshes(backgrounder, events),
        new FlowRuns(backgrounder),
        new Mails(backgrounder));
  }
}
