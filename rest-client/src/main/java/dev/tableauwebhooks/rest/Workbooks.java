package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.ContentChange;
import dev.tableauwebhooks.rest.model.RefreshStart;
import dev.tableauwebhooks.rest.model.Saved;
import dev.tableauwebhooks.rest.model.View;
import dev.tableauwebhooks.rest.model.Workbook;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The workbooks of the site. */
public final class Workbooks {
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/workbooks/{id}", "2.0", "tableau:content:read");
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/workbooks", "2.0", "tableau:content:read");
  private static final RestMethod VIEWS =
      RestMethod.of("GET", "/sites/{site}/workbooks/{id}/views", "2.0", "tableau:content:read");
  private static final RestMethod REFRESH =
      RestMethod.of("POST", "/sites/{site}/workbooks/{id}/refresh", "2.8", "tableau:tasks:run")
          .within(Budget.REFRESHES);
  private static final RestMethod REFRESH_INCREMENTALLY =
      RestMethod.of("POST", "/sites/{site}/workbooks/{id}/refresh", "3.25", "tableau:tasks:run")
          .within(Budget.REFRESHES);
  private static final RestMethod UPDATE =
      RestMethod.of("PUT", "/sites/{site}/workbooks/{id}", "2.0", "tableau:workbooks:update")
          .within(Budget.CHANGES);
  private static final RestMethod DESCRIBE =
      RestMethod.of("PUT", "/sites/{site}/workbooks/{id}", "3.21", "tableau:workbooks:update")
          .within(Budget.CHANGES);
  private static final RestMethod DELETE =
      RestMethod.of("DELETE", "/sites/{site}/workbooks/{id}", "2.0", "tableau:workbooks:delete");
  private static final RestMethod PDF =
      RestMethod.of("GET", "/sites/{site}/workbooks/{id}/pdf", "3.4", "tableau:views:download?");
  private static final RestMethod POWERPOINT =
      RestMethod.of(
          "GET", "/sites/{site}/workbooks/{id}/powerpoint", "3.8", "tableau:views:download?");
  private static final RestMethod CONTENT =
      RestMethod.of(
          "GET", "/sites/{site}/workbooks/{id}/content", "2.0", "tableau:workbooks:download");
  private static final RestMethod PREVIEW =
      RestMethod.of(
          "GET", "/sites/{site}/workbooks/{id}/previewImage", "2.0", "tableau:content:read?");

  private final Api api;

  Workbooks(Api api) {
    this.api = api;
  }

  /**
   * One workbook. REST: {@code GET /sites/{site}/workbooks/{id}}, since 2.0, scope {@code
   * tableau:content:read}.
   */
  public Workbook get(String luid) {
    return read(api.read(GET.call(luid)).requiredObject("workbook"));
  }

  /**
   * The workbooks that the user may see, fetched page by page as the stream is read. REST: {@code
   * GET /sites/{site}/workbooks}, since 2.0, scope {@code tableau:content:read}.
   */
  public Stream<Workbook> list(Query query) {
    return api.list(RestCall.of(LIST), query, new Listed("workbooks", "workbook"), Workbooks::read);
  }

  /**
   * The views of one workbook. REST: {@code GET /sites/{site}/workbooks/{id}/views}, since 2.0,
   * scope {@code tableau:content:read}.
   */
  public List<View> views(String luid) {
    return api.read(VIEWS.call(luid)).list("views", "view").stream().map(Views::read).toList();
  }

  /**
   * Queues a refresh of the workbook's extracts. REST: {@code POST
   * /sites/{site}/workbooks/{id}/refresh}, since 2.8, scope {@code tableau:tasks:run}.
   */
  public RefreshStart refresh(String luid) {
    return Refreshes.start(api, REFRESH, luid);
  }

  /**
   * Queues a refresh that only adds new rows, where the workbook's extracts are set up for it.
   * REST: {@code POST /sites/{site}/workbooks/{id}/refresh}, since 3.25, scope {@code
   * tableau:tasks:run}.
   */
  public RefreshStart refreshIncrementally(String luid) {
    return Refreshes.incremental(api, REFRESH_INCREMENTALLY, luid);
  }

  /**
   * Renames a workbook, moves it, gives it another owner. REST: {@code PUT
   * /sites/{site}/workbooks/{id}}, since 2.0 (a description since 3.21), scope {@code
   * tableau:workbooks:update}.
   */
  public Workbook update(String luid, ContentChange change) {
    var method = change.description().isPresent() ? DESCRIBE : UPDATE;
    var body = Map.<String, Object>of("workbook", ContentChanges.ofWorkbook(change));
    return read(api.read(method.call(luid).body(body)).requiredObject("workbook"));
  }

  /**
   * Deletes a workbook with its views; Tableau Cloud keeps it in a recycle bin for a while. REST:
   * {@code DELETE /sites/{site}/workbooks/{id}}, since 2.0, scope {@code tableau:workbooks:delete}.
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  /**
   * Saves all views as one PDF. REST: {@code GET /sites/{site}/workbooks/{id}/pdf}, since 3.4,
   * scope {@code tableau:views:download} (by its naming).
   *
   * @param options paper and age
   */
  public Saved pdf(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, PDF.call(luid), options, Exports.OF_WORKBOOK_PDF, to);
  }

  /**
   * Saves all views as slides. REST: {@code GET /sites/{site}/workbooks/{id}/powerpoint}, since
   * 3.8, scope {@code tableau:views:download} (by its naming).
   *
   * @param options age
   */
  public Saved powerpoint(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, POWERPOINT.call(luid), options, Exports.OF_POWERPOINT, to);
  }

  /**
   * Saves the workbook itself, as {@code .twb} or {@code .twbx}. REST: {@code GET
   * /sites/{site}/workbooks/{id}/content}, since 2.0, scope {@code tableau:workbooks:download}.
   *
   * @param options whether with its extract
   */
  public Saved download(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, CONTENT.call(luid), options, Exports.OF_DOWNLOAD, to);
  }

  /**
   * Saves the small picture of a workbook, a PNG that may be older than its data. REST: {@code GET
   * /sites/{site}/workbooks/{id}/previewImage}, since 2.0, scope {@code tableau:content:read} (by
   * its naming).
   */
  public Saved previewImage(String luid, SaveTo to) {
    return Exports.save(api, PREVIEW.call(luid), to);
  }

  private static Workbook read(Json json) {
    return new Workbook(
        Facts.read(json),
        json.text("contentUrl"),
        json.number("size"),
        json.text("defaultViewId"),
        json.list("views", "view").stream().map(Views::read).toList());
  }
}
