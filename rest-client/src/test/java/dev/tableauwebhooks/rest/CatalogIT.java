package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.model.ContentReference;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.rest.model.DataAlert;
import dev.tableauwebhooks.rest.model.Label;
import dev.tableauwebhooks.rest.model.Label.Asset;
import dev.tableauwebhooks.rest.model.LabelDefinition;
import dev.tableauwebhooks.rest.model.QualityTarget;
import dev.tableauwebhooks.rest.model.QualityTrigger;
import dev.tableauwebhooks.rest.model.QualityWarning;
import dev.tableauwebhooks.rest.model.QualityWarning.Notice;
import dev.tableauwebhooks.rest.model.Reference;
import dev.tableauwebhooks.rest.model.SearchHit;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogIT {
  private StandIn tableau;
  private Tableau client;

  @BeforeEach
  void start() throws IOException {
    tableau = StandIn.start();
    client = tableau.client().build();
  }

  @AfterEach
  void stop() {
    client.close();
    tableau.close();
  }

  @Test
  void letsTableauWarnByItself() {
    var list =
        """
        {"dataQualityTriggerList": {"dataQualityTrigger": [{"id": "t1", "contentId": "d1",
          "type": "EXTRACT_REFRESH_FAILURE", "active": true, "severe": "true",
          "message": "Not refreshed"}]}}
        """;
    var path = "/dataQualityTriggers/datasource/contentIds";
    tableau
        .onSite("GET", path, list)
        .onSite("POST", path, list)
        .onSite("DELETE", path, _ -> Reply.json(204, ""));
    var settings = new QualityTrigger.Settings(true, true, "Not refreshed");
    var expected = new QualityTrigger("t1", "d1", "EXTRACT_REFRESH_FAILURE", settings);
    var warnings = client.qualityWarnings();
    assertThat(warnings.triggers(QualityTarget.DATASOURCE, List.of("d1", "d2")))
        .containsExactly(expected);
    assertThat(warnings.addTriggers(QualityTarget.DATASOURCE, List.of("d1"), settings))
        .containsExactly(expected);
    assertThat(lastBody())
        .contains("\"dataQualityTrigger\":{", "\"severe\":true", "\"message\":\"Not refreshed\"");
    warnings.deleteTriggers(QualityTarget.DATASOURCE, List.of("d1"));
    assertThat(tableau.received().getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void readsAndSetsWarnings() {
    var list =
        """
        {"dataQualityWarningList": {"dataQualityWarning": [{"id": "q1",
          "userDisplayName": "Alice", "contentId": "d1", "contentType": "DATASOURCE",
          "message": "Wait <\\"é😀\\">\\nplease", "type": "STALE", "isActive": "true",
          "isSevere": false, "createdAt": "2026-01-02T03:04:05Z"}]}}
        """;
    tableau
        .onSite("GET", "/dataQualityWarnings/datasource/d1", list)
        .onSite("POST", "/dataQualityWarnings/datasource/d1", list)
        .onSite("PUT", "/dataQualityWarnings/q1", "{}")
        .onSite("DELETE", "/dataQualityWarnings/q1", _ -> Reply.json(204, ""))
        .onSite("DELETE", "/dataQualityWarnings/datasource/d1", _ -> Reply.json(204, ""));
    var notice = new Notice("STALE", true, false, "Wait <\"é😀\">\nplease");
    var expected =
        new QualityWarning(
            "q1",
            "d1",
            notice,
            Optional.of("Alice"),
            Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
            Optional.empty());
    var warnings = client.qualityWarnings();
    assertThat(warnings.of(QualityTarget.DATASOURCE, "d1")).containsExactly(expected);
    assertThat(warnings.add(QualityTarget.DATASOURCE, "d1", notice)).containsExactly(expected);
    assertThat(lastBody())
        .contains(
            "\"dataQualityWarning\":{",
            "\"type\":\"STALE\"",
            "\"isActive\":true",
            "\"message\":\"Wait <\\\"é😀\\\">\\nplease\"");
    warnings.update("q1", notice);
    warnings.delete("q1");
    warnings.clear(QualityTarget.DATASOURCE, "d1");
    assertThat(tableau.received()).filteredOn(it -> it.method().equals("DELETE")).hasSize(2);
  }

  @Test
  void saysThatASiteLacksTheCatalog() {
    tableau.onSite(
        "GET",
        "/dataQualityWarnings/table/t1",
        _ -> Reply.error("403157", "Forbidden", "Feature disabled"));
    assertThatThrownBy(() -> client.qualityWarnings().of(QualityTarget.TABLE, "t1"))
        .hasMessageEndingWith("Enable the feature on the site, if its licence includes it.");
  }

  @Test
  void readsSetsAndClearsLabels() {
    var list =
        """
        {"labelList": {"label": {"id": "l1", "contentType": "datasource", "contentId": "d1",
          "value": "stale", "category": "warning", "message": "Old", "active": "true",
          "elevated": "false"}}}
        """;
    tableau
        .onSite("POST", "/labels", list)
        .onSite("PUT", "/labels", list)
        .onSite("DELETE", "/labels", _ -> Reply.json(204, ""))
        .onSite("DELETE", "/labels/l1", _ -> Reply.json(204, ""));
    var asset = new Asset("datasource", "d1");
    var expected =
        new Label("l1", asset, "stale", Optional.of("warning"), Optional.of("Old"), true, false);
    assertThat(client.labels().of(List.of(asset))).containsExactly(expected);
    assertThat(lastBody())
        .contains("{\"contentList\":{\"content\":[{", "\"contentType\":\"datasource\"");
    var definition = new LabelDefinition("stale", Optional.of("Old"), true, false);
    assertThat(client.labels().set(List.of(asset), definition)).containsExactly(expected);
    assertThat(lastBody())
        .contains(
            "\"label\":{\"value\":\"stale\",\"message\":\"Old\",\"active\":true,"
                + "\"elevated\":false}");
    client.labels().clear(List.of(asset));
    assertThat(lastBody()).contains("\"id\":\"d1\"");
    client.labels().delete("l1");
    assertThat(tableau.received().getLast().method()).isEqualTo("DELETE");
  }

  @Test
  void readsAlertsAndChangesWhoGetsThem() {
    var alert =
        """
        {"id": "a1", "subject": "Too low", "frequency": "Daily", "public": "true",
          "owner": {"id": "u1", "name": "Bob"}, "view": {"id": "v1", "name": "Overview"},
          "recipients": {"recipient": [{"id": "u2"}]}}
        """;
    tableau
        .onSite("GET", "/dataAlerts", "{\"dataAlerts\": {\"dataAlert\": [" + alert + "]}}")
        .onSite("GET", "/dataAlerts/a1", "{\"dataAlerts\": {\"dataAlert\": " + alert + "}}")
        .onSite("GET", "/dataAlerts/a2", "{\"dataAlert\": " + alert + "}")
        .onSite("POST", "/dataAlerts/a1/users", _ -> Reply.json(200, "{}"))
        .onSite("DELETE", "/dataAlerts/a1/users/u3", _ -> Reply.json(204, ""))
        .onSite("DELETE", "/dataAlerts/a1", _ -> Reply.json(204, ""));
    var expected =
        new DataAlert(
            "a1",
            "Too low",
            Optional.of("Daily"),
            true,
            Optional.of(new Reference("u1", Optional.of("Bob"))),
            Optional.of(new Reference("v1", Optional.of("Overview"))),
            List.of("u2"));
    assertThat(client.dataAlerts().list()).containsExactly(expected);
    assertThat(client.dataAlerts().get("a1")).isEqualTo(expected);
    assertThat(client.dataAlerts().get("a2")).isEqualTo(expected);
    client.dataAlerts().addUser("a1", "u3");
    assertThat(lastBody()).isEqualTo("{\"user\":{\"id\":\"u3\"}}");
    client.dataAlerts().removeUser("a1", "u3");
    client.dataAlerts().delete("a1");
    assertThat(tableau.received()).filteredOn(it -> it.method().equals("DELETE")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"hits\": {\"items\": %s}}", "{\"items\": %s}"})
  void searches(String shape) {
    var items =
        """
        [{"uri": "x", "content": {"type": "workbook", "luid": "w1", "title": "Sales \\"<é>\\"",
          "ownerName": "Jane", "hitsTotal": 7}}]
        """;
    tableau.on("GET /api/-/search", _ -> Reply.json(200, shape.formatted(items)));
    assertThat(client.search().find("sales & more", List.of("workbook", "view"), 10))
        .singleElement()
        .satisfies(hit -> {
          assertThat(hit)
              .isEqualTo(
                  new SearchHit(
                      "workbook",
                      Optional.of("w1"),
                      "Sales \"<é>\"",
                      Optional.of("Jane"),
                      hit.details()));
          assertThat(hit.details()).containsEntry("hitsTotal", 7);
        });
    assertThat(tableau.received().getLast().query())
        .isEqualTo("terms=sales%20%26%20more&limit=10&filter=type%3Ain%3A%5Bworkbook%2Cview%5D");
    assertThatThrownBy(() -> client.search().find("x", List.of(), 0))
        .hasMessage("A search answers 1 to 2000 hits, not 0.");
  }

  @Test
  void tagsManyObjectsAtOnce() {
    tableau.onSite("PUT", "/tags:batchCreate", "{}").onSite("PUT", "/tags:batchDelete", "{}");
    var contents =
        List.of(
            new ContentReference(ContentType.WORKBOOK, "w1", Optional.empty()),
            new ContentReference(ContentType.VIEW, "v1", Optional.empty()));
    client.tags().addToMany(contents, List.of("late", "a \"b\""));
    assertThat(lastBody())
        .contains(
            "\"tag\":[{\"label\":\"late\"},{\"label\":\"a \\\"b\\\"\"}]",
            "\"contentType\":\"Workbook\"",
            "\"id\":\"v1\"");
    client.tags().removeFromMany(contents, List.of("late"));
    assertThat(tableau.received().getLast().path()).endsWith("/tags:batchDelete");
  }

  @Test
  void addsChangesAndRemovesUsers() {
    tableau
        .onSite("POST", "/users", _ -> Reply.json(201, "{\"user\": {\"id\": \"u9\"}}"))
        .onSite("PUT", "/users/u9", "{}")
        .onSite("DELETE", "/users/u9", _ -> Reply.json(204, ""));
    assertThat(client.users().add("new@example.com", "Viewer").luid()).isEqualTo("u9");
    assertThat(lastBody()).contains("\"name\":\"new@example.com\"", "\"siteRole\":\"Viewer\"");
    client.users().changeSiteRole("u9", "Unlicensed");
    assertThat(lastBody()).isEqualTo("{\"user\":{\"siteRole\":\"Unlicensed\"}}");
    client.users().removeAndGiveContentTo("u9", "u1");
    assertThat(tableau.received().getLast().query()).isEqualTo("mapAssetsTo=u1");
    client.users().remove("u9");
    assertThat(tableau.received().getLast().query()).isEmpty();
  }

  private String lastBody() {
    return tableau.received().getLast().body();
  }
}
