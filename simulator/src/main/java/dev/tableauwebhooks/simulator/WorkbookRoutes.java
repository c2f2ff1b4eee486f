package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.ContentKind.WORKBOOKS;
import static dev.tableauwebhooks.simulator.Right.AUTHOR;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.List;
import java.util.Optional;

/** What only workbooks have. */
final class WorkbookRoutes {

  private static final String ONE = "/sites/{site}/workbooks/{id}";

  private final ContentElements elements;
  private final Publisher publisher;
  private final Refreshes refreshes;

  WorkbookRoutes(ContentElements elements, Publisher publisher, Refreshes refreshes) {
    this.elements = elements;
    this.publisher = publisher;
    this.refreshes = refreshes;
  }

  List<Route> routes() {
    return List.of(
        Route.of(
            "POST",
            "/sites/{site}/workbooks",
            Access.of(AUTHOR).scope(WORKBOOKS.scope("create")),
            this::publish),
        Route.of("PUT", ONE, Access.of(AUTHOR).scope(WORKBOOKS.scope("update")), this::update),
        Route.of(
            "GET", ONE + "/views", Access.of(MEMBER).scope(WORKBOOKS.readScope()), this::views),
        Route.of(
            "POST",
            ONE + "/refresh",
            Access.of(AUTHOR).scope("tableau:tasks:run").since("2.8"),
            this::refresh));
  }

  private Reply publish(Exchange exchange) {
    var site = exchange.site();
    var upload = Upload.of(exchange, WORKBOOKS);
    var old = publisher.existing(site, Workbook.class, upload.place(), upload.publication().name());
    upload.checkOverwrite(old);
    var workbook = publisher.publishWorkbook(site, upload.place(), upload.publication());
    upload.keep(site, workbook);
    return Reply.created(elements.workbookWithViews(site, workbook, false));
  }

  private Reply update(Exchange exchange) {
    var asked = exchange.body().required("workbook");
    var luid = WORKBOOKS.get(exchange).luid();
    var changed =
        publisher.update(
            exchange.site(),
            WORKBOOKS,
            luid,
            workbook ->
                workbook
                    .with(ListingUpdate.apply(exchange.site(), workbook.listing(), asked))
                    .withShowTabs(asked.flag("showTabs").orElse(workbook.showTabs())));
    return Reply.ok(elements.workbookWithViews(exchange.site(), changed, false));
  }

  private Reply views(Exchange exchange) {
    var site = exchange.site();
    var withUsage =
        exchange.request().parameter("includeUsageStatistics").filter("true"::equals).isPresent();
    var views =
        site.viewsOf(WORKBOOKS.get(exchange)).stream()
            .map(view ->
                withUsage
                    ? elements.viewWithUsage(site, view, false)
                    : elements.content(site, view, false))
            .toList();
    return Reply.ok(Element.list("views", views));
  }

  private Reply refresh(Exchange exchange) {
    var incremental = incremental(exchange.body());
    var job = refreshes.request(exchange.site(), WORKBOOKS.get(exchange), incremental);
    return JobRoutes.queued(exchange.site(), job);
  }

  /** Whether the body asks for an incremental refresh, possible since 3.25. */
  static boolean incremental(Body body) {
    Optional<Boolean> flag =
        body.find("extractRefresh").flatMap(refresh -> refresh.flag("incremental"));
    return flag.orElse(false);
  }
}
