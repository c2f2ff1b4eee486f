package dev.tableauwebhooks.simulator;

import java.time.InstantSource;

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

  static Engine of(
      SimulatorSettings settings,
      Scheduler scheduler,
      HookClient client,
      Faults faults,
      InstantSource clock) {
    var sites = Beginning.sites();
    var deliveries = new Deliveries(scheduler, client, settings.deliveryGaps(), faults, clock);
    var events = new Events(sites, deliveries, clock);
    var backgrounder = new Backgrounder(scheduler, settings.refreshDuration(), clock);
    backgrounder.watch(new RefreshEffects(clock));
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
