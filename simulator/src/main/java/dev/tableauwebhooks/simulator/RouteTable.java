package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every call that the simulated REST API has. */
final class RouteTable {

  private final Sites sites;
  private final Events events;
  private final Publisher publisher;
  private final Refreshes refreshes;
  private final ContentElements elements;

  RouteTable(
      Sites sites,
      Events events,
      Publisher publisher,
      Refreshes refreshes,
      Supplier<String> serverUrl) {
    this.sites = sites;
    this.events = events;
    this.publisher = publisher;
    this.refreshes = refreshes;
    this.elements = new ContentElements(serverUrl);
  }

  /** Those below a version number. */
  List<Route> versioned(AuthRoutes auth, WebhookRoutes webhooks) {
    return Stream.of(
            auth.routes(),
            new SiteRoutes(sites, events).routes(),
            ProjectRoutes.routes(),
            new UserRoutes(new People(events)).routes(),
            of(ContentKind.WORKBOOKS),
            of(ContentKind.DATASOURCES),
            of(ContentKind.VIEWS),
            of(ContentKind.FLOWS),
            new WorkbookRoutes(elements, publisher, refreshes).routes(),
            new DatasourceRoutes(elements, publisher, refreshes).routes(),
            new FlowRoutes(elements, publisher).routes(),
            new JobRoutes(refreshes).routes(),
            new LabelRoutes(events).routes(),
            webhooks.routes())
        .flatMap(List::stream)
        .toList();
  }

  /** Those below {@code /api/exp}. */
  static List<Route> experimental(InstantSource clock) {
    return new BroadcastRoutes(clock).routes();
  }

  private List<Route> of(ContentKind<?> kind) {
    return new ContentRoutes<>(kind, elements, publisher).routes();
  }
}
