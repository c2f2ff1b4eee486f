package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.ContentChange;
import dev.tableauwebhooks.rest.model.Datasource;
import dev.tableauwebhooks.rest.model.RefreshStart;
import dev.tableauwebhooks.rest.model.Saved;
import java.util.Map;
import java.util.stream.Stream;

/** The published data sources of the site. */
public final class Datasources {
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/datasources/{id}", "2.0", "tableau:content:read");
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/datasources", "2.0", "tableau:content:read");
  private static final RestMethod REFRESH =
      RestMethod.of("POST", "/sites/{site}/datasources/{id}/refresh", "2.8", "tableau:tasks:run")
          .within(Budget.REFRESHES);
  private static final RestMethod REFRESH_INCREMENTALLY =
      RestMethod.of("POST", "/sites/{site}/datasources/{id}/refresh", "3.25", "tableau:tasks:run")
          .within(Budget.REFRESHES);
  private static final RestMethod UPDATE =
      RestMethod.of("PUT", "/sites/{site}/datasources/{id}", "2.0", "tableau:datasources:update")
          .within(Budget.CHANGES);
  private static final RestMethod DELETE =
      RestMethod.of(
          "DELETE", "/sites/{site}/datasources/{id}", "2.0", "tableau:datasources:delete");
  private static final RestMethod CONTENT =
      RestMethod.of(
          "GET", "/sites/{site}/datasources/{id}/content", "2.0", "tableau:datasources:download?");

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

  /**
   * Queues a refresh that only adds new rows, where the extract is set up for it. REST: {@code POST
   * /sites/{site}/datasources/{id}/refresh}, since 3.25, scope {@code tableau:tasks:run}.
   */
  public RefreshStart refreshIncrementally(String luid) {
    return Refreshes.incremental(api, REFRESH_INCREMENTALLY, luid);
  }

  /**
   * Renames a data source, moves it, gives it another owner. REST: {@code PUT
   * /sites/{site}/datasources/{id}}, since 2.0, scope {@code tableau:datasources:update}.
   *
   * @throws IllegalArgumentException where the change is about tabs
   */
  public Datasource update(String luid, ContentChange change) {
    return changed(luid, ContentChanges.ofDatasource(change));
  }

  /**
   * Vouches for a data source. REST: {@code PUT /sites/{site}/datasources/{id}}, since 2.0, scope
   * {@code tableau:datasources:update}.
   *
   * @param note what others read beside the seal
   */
  public Datasource certify(String luid, String note) {
    return changed(luid, Map.of("isCertified", true, "certificationNote", note));
  }

  /**
   * Takes the certification back. REST: {@code PUT /sites/{site}/datasources/{id}}, since 2.0,
   * scope {@code tableau:datasources:update}.
   */
  public Datasource uncertify(String luid) {
    return changed(luid, Map.of("isCertified", false));
  }

  /**
   * Deletes a data source. REST: {@code DELETE /sites/{site}/datasources/{id}}, since 2.0, scope
   * {@code tableau:datasources:delete}.
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  /**
   * Saves the data source itself, as {@code .tds} or {@code .tdsx}. REST: {@code GET
   * /sites/{site}/datasources/{id}/content}, since 2.0, scope {@code tableau:datasources:download}
   * (by its naming).
   *
   * @param options whether with its extract
   */
  public Saved download(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, CONTENT.call(luid), options, Exports.OF_DOWNLOAD, to);
  }

  private Datasource changed(String luid, Map<String, Object> change) {
    var call = UPDATE.call(luid).body(Map.of("datasource", change));
    return read(api.read(call).requiredObject("datasource"));
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
