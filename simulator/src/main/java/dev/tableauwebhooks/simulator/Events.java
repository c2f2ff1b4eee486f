package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells the webhooks of a site what happened. */
final class Events {

  /** What an event is about. */
  record Subject(String luid, String name) {

    static Subject of(Content content) {
      return new Subject(content.luid(), content.name());
    }

    static Subject of(User user) {
      return new Subject(user.luid(), user.name());
    }

    static Subject of(Site site) {
      return new Subject(site.luid(), site.facts().name());
    }
  }

  private final Sites sites;
  private final Deliveries deliveries;
  private final InstantSource clock;
  private final List<Consumer<FiredEvent>> listeners = new CopyOnWriteArrayList<>();

  Events(Sites sites, Deliveries deliveries, InstantSource clock) {
    this.sites = sites;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Calls back for every event, before it is sent. */
  void listen(Consumer<FiredEvent> listener) {
    listeners.add(listener);
  }

  FiredEvent fire(Site site, HookEvent event, Subject subject) {
    return fire(site, event, subject, 1);
  }

  /** Posts the same body several times, as Tableau does when it repeats itself. */
  FiredEvent fire(Site site, HookEvent event, Subject subject, int copies) {
    return send(site, event, event.resource(), subject, copies);
  }

  /** A label's event is about the workbook or data source that carries the label. */
  FiredEvent fireLabel(Site site, HookEvent event, Content carrier, int copies) {
    var resource = carrier instanceof Workbook ? "WORKBOOK" : "DATASOURCE";
    return send(site, event, resource, Subject.of(carrier), copies);
  }

  /**
   * A site's own events reach the webhooks of every site, since a site that is being made has none.
   * How Tableau delivers them is not documented.
   */
  void fireEverywhere(HookEvent event, Site about) {
    for (var site : sites.all()) {
      fire(site, event, Subject.of(about));
    }
  }

  private FiredEvent send(
      Site site, HookEvent event, String resource, Subject subject, int copies) {
    var body =
        new Payload(resource, event.wireName(), subject.name(), site.luid(), subject.luid())
            .json(clock.instant());
    var hooks =
        site.webhooks().all().stream()
            .filter(hook -> hook.enabled() && hook.event().equals(event.wireName()))
            .toList();
    var fired = new FiredEvent(event.wireName(), body, hooks.stream().map(Webhook::luid).toList());
    listeners.forEach(listener -> listener.accept(fired));
    for (var copy = 0; copy < copies; copy++) {
      hooks.forEach(hook -> deliveries.send(site, hook, event, body));
    }
    return fired;
  }
}
