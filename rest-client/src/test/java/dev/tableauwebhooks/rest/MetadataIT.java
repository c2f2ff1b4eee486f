package dev.tableauwebhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.rest.StandIn.Reply;
import dev.tableauwebhooks.rest.model.Lineage;
import dev.tableauwebhooks.rest.model.Lineage.Asset;
import dev.tableauwebhooks.rest.model.Lineage.Owner;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetadataIT {
  private static final String GRAPHQL = "POST /api/metadata/graphql";
  private static final String LIMIT = "Reached time limit of PT5S for query execution.";

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
  void findsWhatDependsOnADatasourceAndEachOwnerOnce() {
    answer(
        """
        {"data": {"publishedDatasourcesConnection": {"nodes": [{
          "owner": {"luid": "u1", "name": "Jane", "username": "jane", "email": "j@example.com"},
          "downstreamWorkbooks": [{"luid": "w1", "name": "Sales \\"<é😀\\"\\n2",
             "projectName": "Finance", "owner": {"luid": "u2", "name": "Joe"}}],
          "downstreamDashboards": [{"luid": "v1", "name": "Overview"}, {"luid": null, "name": "H"}],
          "downstreamFlows": [],
          "downstreamOwners": [{"luid": "u2", "name": "Joe"}, {"luid": "u3"}]}]}}}
        """);
    var jane =
        new Owner("u1", Optional.of("Jane"), Optional.of("jane"), Optional.of("j@example.com"));
    assertThat(client.metadata().lineageOfDatasource("d1"))
        .contains(
            new Lineage(
                List.of(),
                List.of(new Asset("w1", "Sales \"<é😀\"\n2", Optional.of("Finance"))),
                List.of(
                    new Asset("v1", "Overview", Optional.empty()),
                    new Asset("", "H", Optional.empty())),
                List.of(),
                List.of(jane, owner("u2", Optional.of("Joe")), owner("u3", Optional.empty())),
                List.of()));
    assertThat(tableau.received().getLast().body())
        .contains("publishedDatasourcesConnection", "\"variables\":{\"luid\":\"d1\"}");
  }

  @Test
  void findsTheDashboardsAndSourcesOfAWorkbook() {
    answer(
        """
        {"data": {"workbooksConnection": {"nodes": [{"owner": {"luid": "u1"},
          "dashboards": [{"luid": "v1", "name": "Overview"}],
          "upstreamDatasources": [{"luid": "d1", "name": "Orders", "projectName": "Raw",
            "owner": {"luid": "u2"}}]}]}}}
        """);
    var lineage = client.metadata().lineageOfWorkbook("w1").orElseThrow();
    assertThat(lineage.dashboards()).extracting(Asset::name).containsExactly("Overview");
    assertThat(lineage.upstream()).extracting(Asset::name).containsExactly("Orders");
    assertThat(lineage.owners()).extracting(Owner::luid).containsExactly("u1", "u2");
    assertThat(lineage.isPartial()).isFalse();
  }

  @Test
  void keepsAPartialAnswerAndFlagsIt() {
    answer(
        """
        {"data": {"workbooksConnection": {"nodes": [{"dashboards": null}]}},
         "errors": [{"message": "%s", "extensions": {"severity": "WARNING"}}]}
        """
            .formatted(LIMIT));
    var lineage = client.metadata().lineageOfWorkbook("w1").orElseThrow();
    assertThat(lineage.isPartial()).isTrue();
    assertThat(lineage.warnings()).containsExactly(LIMIT);
    assertThat(lineage.dashboards()).isEmpty();
    assertThat(client.metadata().query("{ x }", Map.of()).isPartial()).isTrue();
  }

  @Test
  void knowsNoLineageOfWhatIsNotIndexed() {
    answer("{\"data\": {\"workbooksConnection\": {\"nodes\": []}}}");
    assertThat(client.metadata().lineageOfWorkbook("w1")).isEmpty();
  }

  @Test
  void answersAQueryAsPlainValues() {
    answer("{\"data\": {\"workbooks\": [{\"name\": \"Sales\", \"n\": 2, \"x\": null}]}}");
    var answer = client.metadata().query("query($a: Int) { workbooks { name } }", Map.of("a", 1));
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.data().toString()).isEqualTo("{workbooks=[{name=Sales, n=2, x=null}]}");
  }

  @Test
  void failsWhereThereAreOnlyErrors() {
    answer("{\"data\": null, \"errors\": [{\"message\": \"Validation error of field 'x'.\"}]}");
    assertThatThrownBy(() -> client.metadata().query("{ x }", Map.of()))
        .hasMessage(
            "The Metadata API answered only errors: Validation error of field 'x'. Correct the"
                + " query.");
    answer("{\"errors\": [{\"message\": \"%s\"}]}".formatted(LIMIT));
    assertThatThrownBy(() -> client.metadata().query("{ x }", Map.of()))
        .hasMessage("The Metadata API answered only errors: " + LIMIT)
        .isInstanceOfSatisfying(TableauException.class, e -> assertThat(e.retryMayHelp()).isTrue());
  }

  @Test
  void asksAgainAfterAFaultSinceAQueryChangesNothing() {
    var calls = new AtomicInteger();
    tableau.on(
        GRAPHQL,
        _ ->
            calls.incrementAndGet() < 2
                ? Reply.json(503, "")
                : Reply.json(200, "{\"data\": {\"n\": 1}}"));
    assertThat(client.metadata().query("{ n }", Map.of()).data()).containsEntry("n", 1);
  }

  @Test
  void needsAServerThatHasIt() {
    tableau.on("POST /api/3.4/auth/signin", _ -> tableau.signedIn());
    client =
        tableau
            .client()
            .credentials(Credentials.password("jane", "secret"))
            .apiVersion(new ApiVersion(3, 4))
            .build();
    assertThatThrownBy(() -> client.metadata().query("{ n }", Map.of()))
        .hasMessage(
            "POST %s/api/metadata/graphql needs version 3.5 of the REST API, but 3.4 is in use."
                + " Upgrade Tableau Server, or correct the version that is set.",
            tableau.uri());
  }

  private void answer(String json) {
    tableau.on(GRAPHQL, _ -> Reply.json(200, json));
  }

  private static Owner owner(String luid, Optional<String> name) {
    return new Owner(luid, name, Optional.empty(), Optional.empty());
  }
}
