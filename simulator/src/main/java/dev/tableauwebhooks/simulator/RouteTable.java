package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every call that the simulated REST API has. */
final class RouteTable {

  private final Engine engine;
  private final ContentElements elements;

  RouteTable(Engine engine, Supplier<String> serverUrl) {
    this.engine = engine;
    this.elements = new ContentElements(serverUrl);
  }

  /** Those below a version number. */
  List<Route> versioned(AuthRoutes auth, WebhookRoutes webhooks) {
    var events = engine.events();
    var publisher = engine.publisher();
    var refreshes = engine.refreshes();
    return Stream.of(
            auth.routes(),
            new SiteRoutes(engine.sites(), events).routes(),
            ProjectRoutes.routes(),
            new UserRoutes(engine.people()).routes(),
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

  /** Those below {@code /api/exp}, {@code /api/-} and {@code /api/metadata}. */
  static Map<String, List<Route>> unversioned(InstantSource clock) {
    return Map.of("exp", new BroadcastRoutes(clock).routes());
  }

  private List<Route> of(ContentKind<?> kind) {
    return new ContentRoutes<>(kind, elements, engine.publisher()).routes();
  }
}
