package dev.tableauwebhooks.simulator;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every call that the simulated REST API has. */
final class RouteTable {

  private final Engine engine;
  private final InstantSource clock;
  private final Supplier<String> serverUrl;
  private final ContentElements elements;

  RouteTable(Engine engine, InstantSource clock, Supplier<String> serverUrl) {
    this.engine = engine;
    this.clock = clock;
    this.serverUrl = serverUrl;
    this.elements = new ContentElements(serverUrl);
  }

  /** Those below a version number. */
  List<Route> versioned(AuthRoutes auth, WebhookRoutes webhooks) {
    var events = engine.events();
    var publisher = engine.publisher();
    var exporter = new Exporter(new Renderings(clock));
    return Stream.of(
            auth.routes(),
            new SiteRoutes(engine.sites(), events).routes(),
            new ProjectRoutes(publisher, clock).routes(),
            new UserRoutes(engine.people()).routes(),
            new GroupRoutes().routes(),
            new PermissionRoutes().routes(),
            new ConnectionRoutes().routes(),
            content(),
            new ExportRoutes(exporter).routes(),
            new CustomViewRoutes(exporter, clock).routes(),
            background(),
            new LabelRoutes(events).routes(),
            new QualityRoutes(clock).routes(),
            new TagBatchRoutes().routes(),
            new DataAlertRoutes(clock).routes(),
            webhooks.routes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> content() {
    var publisher = engine.publisher();
    var refreshes = engine.refreshes();
    return Stream.of(
            new FlowRoutes(elements, publisher, engine.backgrounder(), engine.flowRuns()).routes(),
            of(ContentKind.WORKBOOKS),
            of(ContentKind.DATASOURCES),
            of(ContentKind.VIEWS),
            of(ContentKind.FLOWS),
            new WorkbookRoutes(elements, publisher, refreshes).routes(),
            new DatasourceRoutes(elements, publisher, refreshes).routes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> background() {
    var schedules = new ScheduleElements(clock);
    return Stream.of(
            new JobRoutes(engine.backgrounder()).routes(),
            new TaskRoutes(engine.refreshes(), schedules).routes(),
            new ScheduleRoutes(schedules).routes(),
            new SubscriptionRoutes(clock).routes())
        .flatMap(List::stream)
        .toList();
  }

  /** Those below {@code /api/exp}, {@code /api/-} and {@code /api/metadata}. */
  Map<String, List<Route>> unversioned(Faults faults) {
    return Map.of(
        "exp",
        new BroadcastRoutes(clock).routes(),
        "-",
        Stream.concat(
                new SearchRoutes(serverUrl).routes().stream(), new PulseRoutes().routes().stream())
            .toList(),
        "metadata",
        new MetadataRoutes(faults).routes());
  }

  private List<Route> of(ContentKind<?> kind) {
    return new ContentRoutes<>(kind, elements, engine.publisher()).routes();
  }
}
