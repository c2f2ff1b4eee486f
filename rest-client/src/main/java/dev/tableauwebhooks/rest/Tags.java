package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.ContentType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The tags of workbooks, data sources, views and flows. */
public final class Tags {
  private static final RestMethod ADD_TO_MANY =
      RestMethod.of("PUT", "/sites/{site}/tags:batchCreate", "3.9", "tableau:tags:create?");
  private static final RestMethod REMOVE_FROM_MANY =
      RestMethod.of("PUT", "/sites/{site}/tags:batchDelete", "3.9", "tableau:tags:delete?");

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

  /**
   * Adds tags to many objects at once. REST: {@code PUT /sites/{site}/tags:batchCreate}, since 3.9,
   * scope {@code tableau:tags:create} (by its naming).
   */
  public void addToMany(Collection<ContentReference> contents, Collection<String> labels) {
    api.send(ADD_TO_MANY.call().body(batch(contents, labels)));
  }

  /**
   * Removes tags from many objects at once. REST: {@code PUT /sites/{site}/tags:batchDelete}, since
   * 3.9, scope {@code tableau:tags:delete} (by its naming).
   */
  public void removeFromMany(Collection<ContentReference> contents, Collection<String> labels) {
    api.send(REMOVE_FROM_MANY.call().body(batch(contents, labels)));
  }

  private static Map<String, Object> batch(
      Collection<ContentReference> contents, Collection<String> labels) {
    var tags = labels.stream().map(label -> Map.of("label", label)).toList();
    var list =
        contents.stream()
            .map(it -> Map.of("contentType", word(it.type()), "id", it.luid()))
            .toList();
    return Map.of(
        "tagBatch", Map.of("tags", Map.of("tag", tags), "contents", Map.of("content", list)));
  }

  private static String word(ContentType type) {
    return switch (type) {
      case WORKBOOK -> "Workbook";
      case DATASOURCE -> "Datasource";
      case VIEW -> "View";
      case FLOW -> "Flow";
    };
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
