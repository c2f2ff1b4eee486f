package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.QualityTarget;
import dev.tableauwebhooks.rest.model.QualityTrigger;
import dev.tableauwebhooks.rest.model.QualityTrigger.Settings;
import dev.tableauwebhooks.rest.model.QualityWarning;
import dev.tableauwebhooks.rest.model.QualityWarning.Notice;
import java.util.Collection;
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

  private static final RestMethod TRIGGERS =
      RestMethod.of(
          "GET",
          "/sites/{site}/dataQualityTriggers/{type}/contentIds",
          "3.5",
          "tableau:data_quality_triggers:read?");
  private static final RestMethod ADD_TRIGGERS =
      RestMethod.of(
          "POST",
          "/sites/{site}/dataQualityTriggers/{type}/contentIds",
          "3.5",
          "tableau:data_quality_triggers:create?");
  private static final RestMethod DELETE_TRIGGERS =
      RestMethod.of(
          "DELETE",
          "/sites/{site}/dataQualityTriggers/{type}/contentIds",
          "3.5",
          "tableau:data_quality_triggers:delete?");

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

  /**
   * The triggers of some assets. REST: {@code GET
   * /sites/{site}/dataQualityTriggers/{type}/contentIds}, since 3.5 (by its neighbours), scope
   * {@code tableau:data_quality_triggers:read} (by its naming).
   */
  public List<QualityTrigger> triggers(QualityTarget type, Collection<String> contentLuids) {
    return triggers(api.read(TRIGGERS.call(type.path()).parameters(filter(contentLuids))));
  }

  /**
   * Lets Tableau warn of some assets by itself while their refresh fails. REST: {@code POST
   * /sites/{site}/dataQualityTriggers/{type}/contentIds}, since 3.5 (by its neighbours), scope
   * {@code tableau:data_quality_triggers:create} (by its naming).
   */
  public List<QualityTrigger> addTriggers(
      QualityTarget type, Collection<String> contentLuids, Settings settings) {
    var body =
        Map.<String, Object>of(
            "dataQualityTrigger",
            Map.of(
                "active",
                settings.isActive(),
                "severe",
                settings.isSevere(),
                "message",
                settings.message()));
    return triggers(
        api.read(ADD_TRIGGERS.call(type.path()).parameters(filter(contentLuids)).body(body)));
  }

  /**
   * Takes the triggers of some assets away. REST: {@code DELETE
   * /sites/{site}/dataQualityTriggers/{type}/contentIds}, since 3.5 (by its neighbours), scope
   * {@code tableau:data_quality_triggers:delete} (by its naming).
   */
  public void deleteTriggers(QualityTarget type, Collection<String> contentLuids) {
    api.send(DELETE_TRIGGERS.call(type.path()).parameters(filter(contentLuids)));
  }

  private static Map<String, String> filter(Collection<String> contentLuids) {
    return Map.of("filter", "contentId:in:[%s]".formatted(String.join(",", contentLuids)));
  }

  private static List<QualityTrigger> triggers(Json answer) {
    return answer.list("dataQualityTriggerList", "dataQualityTrigger").stream()
        .map(json ->
            new QualityTrigger(
                json.requiredText("id"),
                json.text("contentId").orElse(""),
                json.text("type").orElse(""),
                new Settings(
                    json.flag("active"), json.flag("severe"), json.text("message").orElse(""))))
        .toList();
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
