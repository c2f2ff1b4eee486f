package dev.tableauwebhooks.simulator;

/**
 * What the REST API calls a kind of content.
 *
 * @param name the element, such as {@code workbook}
 * @param path the list and the part of the path, such as {@code workbooks}
 * @param readScope what a JWT needs to read it
 * @param notFound the error code of a LUID that is not there
 */
record ContentKind<T extends Content>(
    Class<T> type, String name, String path, String readScope, int notFound) {

  private static final String CONTENT_READ = "tableau:content:read";

  static final ContentKind<Workbook> WORKBOOKS =
      new ContentKind<>(Workbook.class, "workbook", "workbooks", CONTENT_READ, 404006);
  static final ContentKind<Datasource> DATASOURCES =
      new ContentKind<>(Datasource.class, "datasource", "datasources", CONTENT_READ, 404004);
  static final ContentKind<View> VIEWS =
      new ContentKind<>(View.class, "view", "views", CONTENT_READ, 404011);
  // The code is a guess: no public source shows what Tableau answers for a flow.
  static final ContentKind<Flow> FLOWS =
      new ContentKind<>(Flow.class, "flow", "flows", "tableau:flows:read", 404032);

  /** The thing of that LUID; Tableau's error when there is none. */
  T get(Site site, String luid) {
    return site.find(type, luid)
        .orElseThrow(() -> Refusal.notFound(notFound, type.getSimpleName(), luid));
  }

  T get(Exchange exchange) {
    return get(exchange.site(), exchange.variable("id"));
  }

  /** A scope for an action, by Tableau's naming pattern: {@code tableau:workbooks:update}. */
  String scope(String action) {
    return "tableau:%s:%s".formatted(path, action);
  }

  String tagScope(String action) {
    return "tableau:%s_tags:%s".formatted(name, action);
  }
}
