package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.model.ContentChange;
import dev.tableauwebhooks.rest.model.RefreshStart;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesIT {
  private static final String ODD = "\"O'Brien\" <é😀>\n& 2";
  private static final String ODD_JSON = "\\\"O'Brien\\\" <é😀>\\n& 2";

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
  void renamesMovesAndGivesAway() {
    tableau
        .onSite(
            "PUT",
            "/workbooks/w1",
            "{\"workbook\":{\"id\":\"w1\",\"name\":\"%s\"}}".formatted(ODD_JSON))
        .onSite("PUT", "/datasources/d1", "{\"datasource\": {\"id\": \"d1\"}}")
        .onSite("PUT", "/flows/f1", "{\"flow\": {\"id\": \"f1\"}}");
    var change = ContentChange.none().inProject("p2").ownedBy("u2");
    assertThat(
            client
                .workbooks()
                .update("w1", change.named(ODD).described("Why").showingTabs(true))
                .name())
        .isEqualTo(ODD);
    assertThat(lastBody())
        .isEqualTo(
            "{\"workbook\":{\"project\":{\"id\":\"p2\"},\"owner\":{\"id\":\"u2\"},\"name\":\""
                + ODD_JSON
                + "\",\"description\":\"Why\",\"showTabs\":true}}");
    client.datasources().update("d1", change.named("D"));
    assertThat(lastBody())
        .isEqualTo(
            "{\"datasource\":{\"project\":{\"id\":\"p2\"},\"owner\":{\"id\":\"u2\"},"
                + "\"name\":\"D\"}}");
    client.flows().update("f1", change);
    assertThat(lastBody())
        .isEqualTo("{\"flow\":{\"project\":{\"id\":\"p2\"},\"owner\":{\"id\":\"u2\"}}}");
  }

  @Test
  void refusesAChangeThatAKindOfContentDoesNotHave() {
    var none = ContentChange.none();
    assertThatThrownBy(() -> client.flows().update("f", none.named("x")))
        .hasMessage("Tableau cannot rename a flow.");
    assertThatThrownBy(() -> client.datasources().update("d", none.showingTabs(true)))
        .hasMessage("A data source has no tabs.");
    assertThat(tableau.received()).isEmpty();
  }

  @Test
  void needsANewerServerForADescriptionThanForAName() {
    tableau.on("POST /api/3.20/auth/signin", _ -> tableau.signedIn());
    tableau.on(
        "PUT /api/3.20/sites/site-luid/workbooks/w1",
        _ -> Reply.json(200, "{\"workbook\": {\"id\": \"w1\"}}"));
    client = tableau.client().apiVersion(ApiVersion.parse("3.20")).build();
    client.workbooks().update("w1", ContentChange.none().named("x"));
    assertThatThrownBy(() -> client.workbooks().update("w1", ContentChange.none().described("x")))
        .hasMessageContaining("needs version 3.21 of the REST API, but 3.20 is in use");
    assertThatThrownBy(() -> client.workbooks().refreshIncrementally("w1"))
        .hasMessageContaining("needs version 3.25 of the REST API, but 3.20 is in use");
  }

  @Test
  void certifiesAndTakesItBack() {
    tableau.onSite(
        "PUT", "/datasources/d1", "{\"datasource\": {\"id\": \"d1\", \"isCertified\": true}}");
    assertThat(client.datasources().certify("d1", "By me").isCertified()).isTrue();
    assertThat(lastBody()).contains("\"isCertified\":true", "\"certificationNote\":\"By me\"");
    client.datasources().uncertify("d1");
    assertThat(lastBody()).isEqualTo("{\"datasource\":{\"isCertified\":false}}");
  }

  @Test
  void deletes() {
    for (var path : new String[] {"/workbooks/x", "/datasources/x", "/views/x", "/flows/x"}) {
      tableau.onSite("DELETE", path, _ -> Reply.json(204, ""));
    }
    client.workbooks().delete("x");
    client.datasources().delete("x");
    client.views().delete("x");
    client.flows().delete("x");
    assertThat(tableau.received()).filteredOn(it -> it.method().equals("DELETE")).hasSize(4);
  }

  @Test
  void refreshesIncrementally() {
    tableau.onSite("POST", "/datasources/d1/refresh", "{\"job\": {\"id\": \"j1\"}}");
    assertThat(client.datasources().refreshIncrementally("d1"))
        .isEqualTo(new RefreshStart.Queued("j1"));
    assertThat(lastBody()).isEqualTo("{\"extractRefresh\":{\"incremental\":true}}");
  }

  @Test
  void listsViewsWithTheirUsage() {
    tableau.onSite(
        "GET",
        "/views",
        "{\"views\": {\"view\": [{\"id\": \"v\", \"usage\": {\"totalViewCount\": \"7\"}}]}}");
    assertThat(client.views().listWithUsage(Query.all()))
        .singleElement()
        .satisfies(view -> assertThat(view.totalViews()).isEqualTo(OptionalLong.of(7)));
    assertThat(tableau.received().getLast().query())
        .isEqualTo("includeUsageStatistics=true&pageSize=100&pageNumber=1");
  }

  private String lastBody() {
    return tableau.received().getLast().body();
  }
}
