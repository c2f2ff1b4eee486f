package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.Datasource;
import dev.tableauwebhooks.rest.model.RefreshStart;
import java.util.stream.Stream;

/** The published data sources of the site. */
public final class Datasources {
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/datasources/{id}", "2.0", "tableau:content:read");
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/datasources", "2.0", "tableau:content:read");
  private static final RestMethod REFRESH =
      RestMethod.of("POST", "/sites/{site}/datasources/{id}/refresh", "2.8", "tableau:tasks:run");

  private final Api api;

  Datasources(Api api) {
    this.api = api;
  }

  /**
   * One data source. REST: {@code GET /sites/{site}/datasources/{id}}, since 2.0, scope {@code
   * tableau:content:read}.
   */
  public Datasource get(String luid) {
    return read(api.read(GET.call(luid)).requiredObject("datasource"));
  }

  /**
   * The data sources that the user may see, fetched page by page as the stream is read. REST:
   * {@code GET /sites/{site}/datasources}, since 2.0, scope {@code tableau:content:read}.
   */
  public Stream<Datasource> list(Query query) {
    return api.list(
        RestCall.of(LIST), query, new Listed("datasources", "datasource"), Datasources::read);
  }

  /**
   * Queues a refresh of the data source's extract. REST: {@code POST
   * /sites/{site}/datasources/{id}/refresh}, since 2.8, scope {@code tableau:tasks:run}.
   */
  public RefreshStart refresh(String luid) {
    return Refreshes.start(api, REFRESH, luid);
  }

  private static Datasource read(Json json) {
    return new Datasource(
        Facts.read(json),
        json.text("contentUrl"),
        json.text("type"),
        json.flag("isCertified"),
        json.text("certificationNote"));
  }
}
