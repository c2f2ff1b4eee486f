package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.QualityTarget;
import dev.tableauwebhooks.rest.model.QualityWarning;
import dev.tableauwebhooks.rest.model.QualityWarning.Notice;
import java.util.List;
import java.util.Map;

/** Data quality warnings; need Tableau Catalog, which is part of Data Management. */
public final class QualityWarnings {
  private static final RestMethod OF =
      RestMethod.of(
          "GET",
          "/sites/{site}/dataQualityWarnings/{type}/{content}",
          "3.5",
          "tableau:data_quality_warnings:read?");
  private static final RestMethod ADD =
      RestMethod.of(
          "POST",
          "/sites/{site}/dataQualityWarnings/{type}/{content}",
          "3.5",
          "tableau:data_quality_warnings:create?");
  private static final RestMethod UPDATE =
      RestMethod.of(
          "PUT",
          "/sites/{site}/dataQualityWarnings/{id}",
          "3.5",
          "tableau:data_quality_warnings:update?");
  private static final RestMethod DELETE =
      RestMethod.of(
          "DELETE",
          "/sites/{site}/dataQualityWarnings/{id}",
          "3.5",
          "tableau:data_quality_warnings:delete?");
  private static final RestMethod CLEAR =
      RestMethod.of(
          "DELETE",
          "/sites/{site}/dataQualityWarnings/{type}/{content}",
          "3.5",
          "tableau:data_quality_warnings:delete?");

  private final Api api;

  QualityWarnings(Api api) {
    this.api = api;
  }

  /**
   * The warnings of an asset. REST: {@code GET /sites/{site}/dataQualityWarnings/{type}/{content}},
   * since 3.5, scope {@code tableau:data_quality_warnings:read} (by its naming).
   */
  public List<QualityWarning> of(QualityTarget type, String contentLuid) {
    return warnings(api.read(OF.call(type.path(), contentLuid)));
  }

  /**
   * Warns of an asset. REST: {@code POST /sites/{site}/dataQualityWarnings/{type}/{content}}, since
   * 3.5, scope {@code tableau:data_quality_warnings:create} (by its naming).
   *
   * @return the warnings that Tableau answers
   */
  public List<QualityWarning> add(QualityTarget type, String contentLuid, Notice notice) {
    return warnings(api.read(ADD.call(type.path(), contentLuid).body(write(notice))));
  }

  /**
   * Changes a warning. REST: {@code PUT /sites/{site}/dataQualityWarnings/{id}}, since 3.5, scope
   * {@code tableau:data_quality_warnings:update} (by its naming).
   */
  public void update(String luid, Notice notice) {
    api.send(UPDATE.call(luid).body(write(notice)));
  }

  /**
   * Takes one warning away. REST: {@code DELETE /sites/{site}/dataQualityWarnings/{id}}, since 3.5,
   * scope {@code tableau:data_quality_warnings:delete} (by its naming).
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  /**
   * Takes all warnings of an asset away. REST: {@code DELETE
   * /sites/{site}/dataQualityWarnings/{type}/{content}}, since 3.5, scope {@code
   * tableau:data_quality_warnings:delete} (by its naming).
   */
  public void clear(QualityTarget type, String contentLuid) {
    api.send(CLEAR.call(type.path(), contentLuid));
  }

  private static Map<String, Object> write(Notice notice) {
    return Map.of(
        "dataQualityWarning",
        Map.of(
            "type",
            notice.type(),
            "isActive",
            notice.isActive(),
            "isSevere",
            notice.isSevere(),
            "message",
            notice.message()));
  }

  private static List<QualityWarning> warnings(Json answer) {
    var list = answer.list("dataQualityWarningList", "dataQualityWarning");
    return (list.isEmpty() ? answer.list("dataQualityWarning") : list)
        .stream().map(QualityWarnings::read).toList();
  }

  private static QualityWarning read(Json json) {
    return new QualityWarning(
        json.requiredText("id"),
        json.text("contentId").orElse(""),
        new Notice(
            json.text("type").orElse(""),
            json.flag("isActive"),
            json.flag("isSevere"),
            json.text("message").orElse("")),
        json.text("userDisplayName"),
        json.instant("createdAt"),
        json.instant("updatedAt"));
  }
}
