package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.ContentKind.DATASOURCES;
import static dev.tableauwebhooks.simulator.ContentKind.FLOWS;
import static dev.tableauwebhooks.simulator.ContentKind.VIEWS;
import static dev.tableauwebhooks.simulator.ContentKind.WORKBOOKS;
import static dev.tableauwebhooks.simulator.Right.MEMBER;

import java.util.List;
import java.util.Locale;

/** Views and workbooks as files: pictures, documents, tables, and what was published. */
final class ExportRoutes {

  private static final String VIEW = "/sites/{site}/views/{id}";
  private static final String WORKBOOK = "/sites/{site}/workbooks/{id}";

  private final Exporter exporter;

  ExportRoutes(Exporter exporter) {
    this.exporter = exporter;
  }

  List<Route> routes() {
    var draw = Access.of(MEMBER).scope("tableau:views:download");
    var download = Access.of(MEMBER);
    var read = Access.of(MEMBER).scope(WORKBOOKS.readScope());
    return List.of(
        Route.of("GET", VIEW + "/image", draw.since("2.5"), this::image),
        Route.of("GET", VIEW + "/pdf", draw.since("2.7"), this::viewPdf),
        Route.of("GET", VIEW + "/data", draw.since("2.7"), this::csv),
        Route.of("GET", VIEW + "/crosstab/excel", draw.since("3.8"), this::excel),
        Route.of("GET", WORKBOOK + "/pdf", draw.since("3.4"), this::workbookPdf),
        Route.of("GET", WORKBOOK + "/powerpoint", draw.since("3.8"), this::powerpoint),
        Route.of("GET", WORKBOOK + "/previewImage", read, ExportRoutes::workbookPreview),
        Route.of("GET", WORKBOOK + "/views/{view}/previewImage", read, ExportRoutes::viewPreview),
        download(WORKBOOKS, download),
        download(DATASOURCES, download),
        download(FLOWS, download.since("3.3")));
  }

  private static Route download(ContentKind<?> kind, Access access) {
    return Route.of(
        "GET",
        "/sites/{site}/%s/{id}/content".formatted(kind.path()),
        access.scope(kind.scope("download")),
        exchange -> Downloads.of(exchange.site(), kind.get(exchange), withExtract(exchange)));
  }

  private static boolean withExtract(Exchange exchange) {
    return exchange
        .request()
        .parameter("includeExtract")
        .filter("false"::equalsIgnoreCase)
        .isEmpty();
  }

  private Reply image(Exchange exchange) {
    return image(exporter, exchange, VIEWS.get(exchange), ExportWish.of(exchange.request()));
  }

  /** A picture in the format that the call asks for. */
  static Reply image(Exporter exporter, Exchange exchange, View view, ExportWish wish) {
    var format = exchange.request().parameter("format").orElse("PNG");
    return switch (format.toUpperCase(Locale.ROOT)) {
      case "PNG" -> exporter.png(exchange.site(), view, wish);
      case "SVG" -> exporter.svg(exchange.site(), view, wish);
      default ->
          throw Refusal.of(400000, "'%s' is not a valid value of 'format'.".formatted(format));
    };
  }

  private Reply viewPdf(Exchange exchange) {
    var view = VIEWS.get(exchange);
    return exporter.pdf(
        exchange.site(), view.name(), List.of(view), ExportWish.of(exchange.request()));
  }

  private Reply csv(Exchange exchange) {
    return exporter.csv(exchange.site(), VIEWS.get(exchange), ExportWish.of(exchange.request()));
  }

  private Reply excel(Exchange exchange) {
    return exporter.excel(exchange.site(), VIEWS.get(exchange), ExportWish.of(exchange.request()));
  }

  private Reply workbookPdf(Exchange exchange) {
    var workbook = WORKBOOKS.get(exchange);
    var views = exchange.site().viewsOf(workbook);
    return exporter.pdf(exchange.site(), workbook.name(), views, ExportWish.of(exchange.request()));
  }

  private Reply powerpoint(Exchange exchange) {
    return exporter.powerpoint(
        exchange.site(), WORKBOOKS.get(exchange), ExportWish.of(exchange.request()));
  }

  private static Reply workbookPreview(Exchange exchange) {
    var site = exchange.site();
    var workbook = WORKBOOKS.get(exchange);
    return site.viewsOf(workbook).stream()
        .findFirst()
        .map(view -> Exporter.preview(site, view))
        .orElseThrow(() -> Refusal.notFound(404006, "Preview of workbook", workbook.luid()));
  }

  private static Reply viewPreview(Exchange exchange) {
    var workbook = WORKBOOKS.get(exchange);
    var view = VIEWS.get(exchange.site(), exchange.variable("view"));
    if (!view.workbookLuid().equals(workbook.luid())) {
      throw Refusal.notFound(404011, "View", view.luid());
    }
    return Exporter.preview(exchange.site(), view);
  }
}
