package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Api.Listed;
import dev.tableauwebhooks.rest.model.CustomView;
import dev.tableauwebhooks.rest.model.Saved;
import java.util.stream.Stream;

/** Views as users have set and saved them. */
public final class CustomViews {
  private static final RestMethod LIST =
      RestMethod.of("GET", "/sites/{site}/customviews", "3.18", "tableau:custom_views:read?");
  private static final RestMethod GET =
      RestMethod.of("GET", "/sites/{site}/customviews/{id}", "3.18", "tableau:custom_views:read?");
  private static final RestMethod IMAGE =
      RestMethod.of(
          "GET", "/sites/{site}/customviews/{id}/image", "3.18", "tableau:views:download");
  private static final RestMethod PDF =
      RestMethod.of("GET", "/sites/{site}/customviews/{id}/pdf", "3.23", "tableau:views:download");
  private static final RestMethod DATA =
      RestMethod.of("GET", "/sites/{site}/customviews/{id}/data", "3.23", "tableau:views:download");

  private final Api api;

  CustomViews(Api api) {
    this.api = api;
  }

  /**
   * The custom views that the user may see, fetched page by page as the stream is read. Filters:
   * {@code viewId}, {@code workbookId}, {@code ownerId}. REST: {@code GET
   * /sites/{site}/customviews}, since 3.18, scope {@code tableau:custom_views:read} (by its
   * naming).
   */
  public Stream<CustomView> list(Query query) {
    return api.list(
        RestCall.of(LIST), query, new Listed("customViews", "customView"), CustomViews::read);
  }

  /**
   * One custom view. REST: {@code GET /sites/{site}/customviews/{id}}, since 3.18, scope {@code
   * tableau:custom_views:read} (by its naming).
   */
  public CustomView get(String luid) {
    return read(api.read(GET.call(luid)).requiredObject("customView"));
  }

  /**
   * Saves it as a PNG. REST: {@code GET /sites/{site}/customviews/{id}/image}, since 3.18, scope
   * {@code tableau:views:download}.
   *
   * @param options filters, age, resolution and size
   */
  public Saved image(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, IMAGE.call(luid), options, Exports.OF_IMAGE, to);
  }

  /**
   * Saves it as a PDF. REST: {@code GET /sites/{site}/customviews/{id}/pdf}, since 3.23, scope
   * {@code tableau:views:download}.
   *
   * @param options filters, age, paper and size
   */
  public Saved pdf(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, PDF.call(luid), options, Exports.OF_VIEW_PDF, to);
  }

  /**
   * Saves its data as CSV. REST: {@code GET /sites/{site}/customviews/{id}/data}, since 3.23, scope
   * {@code tableau:views:download}.
   *
   * @param options filters and age
   */
  public Saved csv(String luid, ExportOptions options, SaveTo to) {
    return Exports.save(api, DATA.call(luid), options, Exports.OF_TABLE, to);
  }

  private static CustomView read(Json json) {
    return new CustomView(
        json.requiredText("id"),
        json.text("name").orElse(""),
        json.flag("shared"),
        json.instant("createdAt"),
        json.instant("updatedAt"),
        Facts.reference(json, "view"),
        Facts.reference(json, "workbook"),
        Facts.reference(json, "owner"));
  }
}
