package dev.tableauwebhooks.simulator;

import java.time.InstantSource;

/** What changes the sites and tells their webhooks. */
record Engine(
    Sites sites,
    Deliveries deliveries,
    Events events,
    Publisher publisher,
    People people,
    Refreshes refreshes,
    FlowRuns flowRuns) {

  static Engine of(
      SimulatorSettings settings, Scheduler scheduler, HookClient client, InstantSource clock) {
    var sites = Beginning.sites();
    var deliveries = new Deliveries(scheduler, client, settings.deliveryGaps(), clock);
    var events = new Events(sites, deliveries, clock);
    return new Engine(
        sites,
        deliveries,
        events,
        new Publisher(events, clock),
        new People(events),
        new Refreshes(scheduler, events, settings.refreshDuration(), clock),
        new FlowRuns(scheduler, settings.refreshDuration(), clock));
  }
}
