package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.ContentType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The tags of workbooks, data sources, views and flows. */
public final class Tags {
  private final Api api;

  Tags(Api api) {
    this.api = api;
  }

  /**
   * Adds tags to those that the object has. REST: {@code PUT /sites/{site}/workbooks/{id}/tags} and
   * its like, since 1.0 (flows 3.3), scope {@code tableau:workbook_tags:update} and its like.
   *
   * @return all tags of the object afterwards, as far as Tableau answers them
   */
  public List<String> add(ContentType type, String luid, Collection<String> labels) {
    var tags = labels.stream().map(label -> Map.of("label", label)).toList();
    var call =
        method("PUT", type, "/tags", "update").call(luid).body(Map.of("tags", Map.of("tag", tags)));
    return Facts.tags(api.read(call));
  }

  /**
   * Removes one tag. REST: {@code DELETE /sites/{site}/workbooks/{id}/tags/{label}} and its like,
   * since 1.0 (flows 3.3), scope {@code tableau:workbook_tags:delete} and its like.
   *
   * @throws TableauException where there is no such object, or (on some servers) no such tag
   */
  public void remove(ContentType type, String luid, String label) {
    api.send(method("DELETE", type, "/tags/{label}", "delete").call(luid, label));
  }

  private static RestMethod method(String verb, ContentType type, String rest, String right) {
    var since =
        switch (type) {
          case WORKBOOK, DATASOURCE, VIEW -> "2.0";
          case FLOW -> "3.3";
        };
    var kind = type.path().substring(0, type.path().length() - 1);
    return RestMethod.of(
        verb,
        "/sites/{site}/" + type.path() + "/{id}" + rest,
        since,
        "tableau:%s_tags:%s".formatted(kind, right));
  }
}
