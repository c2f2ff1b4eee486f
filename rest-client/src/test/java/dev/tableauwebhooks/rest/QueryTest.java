package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void asksForAHundredAtATimeByDefault() {
    assertThat(UrlText.query(Query.all().parameters(3))).isEqualTo("?pageSize=100&pageNumber=3");
  }

  @Test
  void buildsFiltersAndSorts() {
    var query =
        Query.all()
            .where(Filter.eq("name", "Sales & more".replace("&", "and")))
            .where(Filter.in("tags", List.of("critical", "a b")))
            .where(Filter.after("createdAt", Instant.parse("2026-01-02T03:04:05.678Z")))
            .orderedBy(Sort.descending("updatedAt"))
            .orderedBy(Sort.ascending("name"))
            .withAllFields()
            .pageSize(1000);

    assertThat(query.parameters(1))
        .containsEntry(
            "filter",
            "name:eq:Sales and more,tags:in:[critical,a b],createdAt:gt:2026-01-02T03:04:05Z")
        .containsEntry("sort", "updatedAt:desc,name:asc")
        .containsEntry("fields", "_all_")
        .containsEntry("pageSize", "1000");
    assertThat(UrlText.query(Query.all().where(Filter.has("title", "ü+ü")).parameters(1)))
        .startsWith("?filter=title%3Ahas%3A%C3%BC%2B%C3%BC&");
  }

  @Test
  void refusesAValueThatTableauCannotFilterBy() {
    assertThatThrownBy(() -> Filter.eq("name", "A, B"))
        .hasMessage(
            "Tableau cannot filter by a value with a comma or '&': 'A, B'."
                + " Filter the stream instead.");
    assertThat(Filter.canCompareWith("A & B")).isFalse();
  }

  @Test
  void refusesWhatIsNoField() {
    assertThatThrownBy(() -> Sort.ascending("name:desc,size"))
        .hasMessage("'name:desc,size' is not the name of a field. Write it like createdAt.");
    assertThatThrownBy(() -> Filter.in("tags", List.of()))
        .hasMessage("The filter on 'tags' has no value.");
  }

  @Test
  void refusesPagesThatTableauRefuses() {
    assertThatThrownBy(() -> Query.all().pageSize(1001))
        .hasMessage("A page holds 1 to 1000 objects, not 1001.");
  }
}
