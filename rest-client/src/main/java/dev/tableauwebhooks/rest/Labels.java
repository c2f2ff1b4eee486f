package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.Label;
import dev.tableauwebhooks.rest.model.Label.Asset;
import dev.tableauwebhooks.rest.model.LabelDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Data labels. All but the certification of data sources need Tableau Catalog.
 *
 * @see <a
 *     href="https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_concepts_data_labels.htm">Tableau
 *     on data labels</a>
 */
public final class Labels {
  private static final RestMethod OF =
      RestMethod.of("POST", "/sites/{site}/labels", "3.21", "tableau:labels:read?").reading();
  private static final RestMethod SET =
      RestMethod.of("PUT", "/sites/{site}/labels", "3.21", "tableau:labels:update?");
  private static final RestMethod CLEAR =
      RestMethod.of("DELETE", "/sites/{site}/labels", "3.21", "tableau:labels:delete?");
  private static final RestMethod DELETE =
      RestMethod.of("DELETE", "/sites/{site}/labels/{id}", "3.21", "tableau:labels:delete?");

  private final Api api;

  Labels(Api api) {
    this.api = api;
  }

  /**
   * The labels of some assets. REST: {@code POST /sites/{site}/labels}, since 3.21, scope {@code
   * tableau:labels:read} (by its naming).
   */
  public List<Label> of(Collection<Asset> assets) {
    return labels(api.read(OF.call().body(contents(assets))));
  }

  /**
   * Sets a label on some assets, or changes it where it is there. REST: {@code PUT
   * /sites/{site}/labels}, since 3.21, scope {@code tableau:labels:update} (by its naming).
   */
  public List<Label> set(Collection<Asset> assets, LabelDefinition definition) {
    var body = new LinkedHashMap<>(contents(assets));
    var label = new LinkedHashMap<String, Object>();
    label.put("value", definition.value());
    definition.message().ifPresent(message -> label.put("message", message));
    label.put("active", definition.isActive());
    label.put("elevated", definition.isElevated());
    body.put("label", label);
    return labels(api.read(SET.call().body(body)));
  }

  /**
   * Takes all labels of some assets away. REST: {@code DELETE /sites/{site}/labels}, since 3.21,
   * scope {@code tableau:labels:delete} (by its naming).
   */
  public void clear(Collection<Asset> assets) {
    api.send(CLEAR.call().body(contents(assets)));
  }

  /**
   * Takes one label away. REST: {@code DELETE /sites/{site}/labels/{id}}, since 3.21, scope {@code
   * tableau:labels:delete} (by its naming).
   */
  public void delete(String luid) {
    api.send(DELETE.call(luid));
  }

  private static Map<String, Object> contents(Collection<Asset> assets) {
    var list =
        assets.stream()
            .map(asset -> Map.of("contentType", asset.contentType(), "id", asset.luid()))
            .toList();
    return Map.of("contentList", Map.of("content", list));
  }

  private static List<Label> labels(Json answer) {
    return answer.list("labelList", "label").stream().map(Labels::read).toList();
  }

  private static Label read(Json json) {
    return new Label(
        json.requiredText("id"),
        new Asset(json.text("contentType").orElse(""), json.text("contentId").orElse("")),
        json.text("value").orElse(""),
        json.text("category"),
        json.text("message"),
        json.flag("active"),
        json.flag("elevated"));
  }
}
