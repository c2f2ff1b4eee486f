package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.RestMethod.Family;
import dev.tableauwebhooks.rest.model.SearchHit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds content by words, as the search field of Tableau does. */
public final class Search {
  private static final RestMethod SEARCH =
      RestMethod.in(Family.BY_RESOURCE, "GET", "/search", "3.16", "tableau:content:read");
  private static final int MOST = 2000;

  private final Api api;

  Search(Api api) {
    this.api = api;
  }

  /**
   * The best hits. REST: {@code GET /api/-/search}, since 3.16, scope {@code tableau:content:read}.
   *
   * @param types such as {@code workbook}, {@code view}, {@code datasource}, {@code flow}; empty
   *     for all
   * @param limit how many at most, up to 2000
   */
  public List<SearchHit> find(String terms, Collection<String> types, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException(
          "A search answers 1 to %d hits, not %d.".formatted(MOST, limit));
    }
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("terms", terms);
    parameters.put("limit", Integer.toString(limit));
    if (!types.isEmpty()) {
      parameters.put(
          "filter",
          types.size() == 1
              ? "type:eq:" + types.iterator().next()
              : "type:in:[" + String.join(",", types) + "]");
    }
    var answer = api.read(SEARCH.call().parameters(parameters));
    return answer.object("hits").orElse(answer).list("items").stream().map(Search::read).toList();
  }

  private static SearchHit read(Json item) {
    var content = item.object("content").orElse(item);
    return new SearchHit(
        content.text("type").orElse(""),
        content.text("luid"),
        content.text("title").or(() -> content.text("name")).orElse(""),
        content.text("ownerName"),
        content.plain());
  }
}
