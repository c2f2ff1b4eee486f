package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.Saved;
import dev.tableauwebhooks.rest.model.View;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The views of the site: sheets, dashboards and stories. */
public final class Views {
  private static final Map<String, String> USAGE = Map.of("includeUsageStatistics", "true");

  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/views/{id}", "3.1", "tableau:content:read");
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/views", "2.2", "tableau:content:read");
  private static final RestMethod DELETE =
      RestMethod.of("DELETE", "/sites/{site}/views/{id}", "3.27", "tableau:views:delete?");
  private static final RestMethod IMAGE =
      RestMethod.of("GET", "/sites/{site}/views/{id}/image", "2.5", "tableau:views:download");
  private static final RestMethod PDF =
      RestMethod.of("GET", "/sites/{site}/views/{id}/pdf", "2.8", "tableau:views:download");
  private static final RestMethod DATA =
      RestMethod.of("GET", "/sites/{site}/views/{id}/data", "2.8", "tableau:views:download");
  private static final RestMethod EXCEL =
      RestMethod.of(
          "GET", "/sites/{site}/views/{id}/crosstab/excel", "3.9", "tableau:views:download");
  private static final RestMethod PREVIEW =
      RestMethod.of(
          "GET",
          "/sites/{site}/workbooks/{workbook}/views/{id}/previewImage",
          "2.0",
          "tableau:content:read?");

  private final Api api;

  Views(Api api) {
    this.api = api;
  }

  /**
   * One view, with how often it was looked at. REST: {@code GET /sites/{site}/views/{id}}, since
   * 3.1, scope {@code tableau:content:read}.
   */
  public View get(String luid) {
    var call = GET.call(luid).parameters(USAGE);
    return read(api.read(call).requiredObject("view"));
  }

  /**
   * The views that the user may see, fetched page by page as the stream is read. REST: {@code GET
   * /sites/{site}/views}, since 2.2, scope {@code tableau:content:read}.
   */
  public Stream<View> list(Query query) {
    return list(query, Map.of());
  }

  /**
   * The same with how often each view was looked at. REST: {@code GET /sites/{site}/views}, since
   * 2.2, scope {@code tableau:content:read}.
   */
  public Stream<View> listWithUsage(Query query) {
    return list(query, USAGE);
  }

  private Stream<View> list(Query query, Map<String, String> parameters) {
    var call = RestCall.of(LIST).parameters(parameters);
    return api.list(call, query, new Listed("views", "view"), Views::read);
  }

  /**
   * Deletes one view; its workbook stays. REST: {@code DELETE /sites/{site}/views/{id}}, since
   * 3.27, scope {@code tableau:views:delete} (by its naming).
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  /**
   * Saves a view as a PNG. REST: {@code GET /sites/{site}/views/{id}/image}, since 2.5, scope
   * {@code tableau:views:download}.
   *
   * @param options filters, age, resolution and size
   */
  public Saved image(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, IMAGE.call(luid), options, Exports.OF_IMAGE, to);
  }

  /**
   * Saves a view as a PDF. REST: {@code GET /sites/{site}/views/{id}/pdf}, since 2.8, scope {@code
   * tableau:views:download}.
   *
   * @param options filters, age, paper and size
   */
  public Saved pdf(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, PDF.call(luid), options, Exports.OF_VIEW_PDF, to);
  }

  /**
   * Saves the data of a view as CSV. REST: {@code GET /sites/{site}/views/{id}/data}, since 2.8,
   * scope {@code tableau:views:download}.
   *
   * @param options filters and age
   */
  public Saved csv(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, DATA.call(luid), options, Exports.OF_TABLE, to);
  }

  /**
   * Saves the data of a view as an Excel file. REST: {@code GET
   * /sites/{site}/views/{id}/crosstab/excel}, since 3.9, scope {@code tableau:views:download}.
   *
   * @param options filters and age
   */
  public Saved excel(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, EXCEL.call(luid), options, Exports.OF_TABLE, to);
  }

  /**
   * Saves the small picture of a view, a PNG that may be older than its data. REST: {@code GET
   * /sites/{site}/workbooks/{workbook}/views/{id}/previewImage}, since 2.0, scope {@code
   * tableau:content:read} (by its naming).
   */
  public Saved previewImage(String workbookLuid, String luid, SaveTo to) {
    return Exports.save(api, PREVIEW.call(workbookLuid, luid), to);
  }

  static View read(Json json) {
    return new View(
        Facts.read(json),
        json.text("contentUrl"),
        json.text("viewUrlName"),
        Facts.reference(json, "workbook"),
        json.object("usage")
            .map(usage -> usage.number("totalViewCount"))
            .orElse(OptionalLong.empty()));
  }
}
