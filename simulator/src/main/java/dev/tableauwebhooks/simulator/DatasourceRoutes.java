package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.ContentKind.DATASOURCES;
import static dev.tableauwebhooks.simulator.Right.AUTHOR;

import java.util.List;

/** What only data sources have. */
final class DatasourceRoutes {

  private static final String ONE = "/sites/{site}/datasources/{id}";

  private final ContentElements elements;
  private final Publisher publisher;
  private final Refreshes refreshes;

  DatasourceRoutes(ContentElements elements, Publisher publisher, Refreshes refreshes) {
    this.elements = elements;
    this.publisher = publisher;
    this.refreshes = refreshes;
  }

  List<Route> routes() {
    return List.of(
        Route.of(
            "POST",
            "/sites/{site}/datasources",
            Access.of(AUTHOR).scope(DATASOURCES.scope("create")),
            this::publish),
        Route.of("PUT", ONE, Access.of(AUTHOR).scope(DATASOURCES.scope("update")), this::update),
        Route.of(
            "POST",
            ONE + "/refresh",
            Access.of(AUTHOR).scope("tableau:tasks:run").since("2.8"),
            this::refresh));
  }

  private Reply publish(Exchange exchange) {
    var site = exchange.site();
    var upload = Upload.of(exchange, DATASOURCES);
    var old =
        publisher.existing(site, Datasource.class, upload.place(), upload.publication().name());
    upload.checkOverwrite(old);
    var datasource = publisher.publishDatasource(site, upload.place(), upload.publication());
    upload.keep(site, datasource);
    return Reply.created(elements.content(site, datasource, false));
  }

  private Reply update(Exchange exchange) {
    var asked = exchange.body().required("datasource");
    var luid = DATASOURCES.get(exchange).luid();
    var changed =
        publisher.update(
            exchange.site(),
            DATASOURCES,
            luid,
            datasource ->
                datasource
                    .with(ListingUpdate.apply(exchange.site(), datasource.listing(), asked))
                    .certified(
                        asked.flag("isCertified").orElse(datasource.certified()),
                        asked.text("certificationNote").orElse(datasource.certificationNote())));
    return Reply.ok(elements.content(exchange.site(), changed, false));
  }

  private Reply refresh(Exchange exchange) {
    var incremental = WorkbookRoutes.incremental(exchange.body());
    var job = refreshes.request(exchange.site(), DATASOURCES.get(exchange), incremental);
    return JobRoutes.queued(exchange.site(), job);
  }
}
