package dev.tableauwebhooks.simulator;

import static dev.tableauwebhooks.simulator.ContentKind.DATASOURCES;
import static dev.tableauwebhooks.simulator.ContentKind.WORKBOOKS;

import java.util.List;

/**
 * What workbooks and data sources connect to: a workbook to the published data sources that it
 * reads, a data source to a made-up database.
 */
final class ConnectionRoutes {

  List<Route> routes() {
    var access = Access.of(Right.MEMBER).scope(WORKBOOKS.readScope());
    return List.of(
        Route.of(
            "GET",
            "/sites/{site}/workbooks/{id}/connections",
            access,
            exchange -> ofWorkbook(exchange.site(), WORKBOOKS.get(exchange))),
        Route.of(
            "GET",
            "/sites/{site}/datasources/{id}/connections",
            access,
            exchange -> ofDatasource(DATASOURCES.get(exchange))));
  }

  private static Reply ofWorkbook(Site site, Workbook workbook) {
    var connections =
        new Lineage(site)
            .upstream(workbook).stream()
                .map(datasource ->
                    connection(workbook.luid() + datasource.luid(), "sqlproxy", "localhost", "8060")
                        .child(
                            Element.reference("datasource", datasource.luid())
                                .with("name", datasource.name())))
                .toList();
    return Reply.ok(Element.list("connections", connections));
  }

  private static Reply ofDatasource(Datasource datasource) {
    var connection =
        connection(datasource.luid(), "postgres", "db.example.com", "5432")
            .with("userName", "tableau")
            .child(
                Element.reference("datasource", datasource.luid()).with("name", datasource.name()));
    return Reply.ok(Element.list("connections", List.of(connection)));
  }

  private static Element connection(String key, String type, String address, String port) {
    return Element.named("connection")
        .with("id", Luids.stable("connection", key))
        .with("type", type)
        .with("serverAddress", address)
        .with("serverPort", port)
        .with("userName", "")
        .with("queryTaggingEnabled", false);
  }
}
