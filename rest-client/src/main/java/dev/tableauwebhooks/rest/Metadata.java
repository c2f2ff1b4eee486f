package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.RestMethod.Family;
import dev.tableauwebhooks.rest.TableauProblem.GraphqlFailed;
import dev.tableauwebhooks.rest.model.GraphqlAnswer;
import dev.tableauwebhooks.rest.model.Lineage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tableau's Metadata API: GraphQL over what a site contains and how it depends on each other.
 *
 * <p>Tableau Cloud always has it; on a Tableau Server an administrator enables it with {@code tsm
 * maintenance metadata-services enable}. It lags behind: what was published just now may be missing
 * for minutes.
 *
 * @see <a href="https://help.tableau.com/current/api/metadata_api/en-us/index.html">its schema</a>
 */
public final class Metadata {
  private static final RestMethod QUERY =
      RestMethod.in(Family.METADATA, "POST", "/graphql", "3.5", "tableau:content:read").reading();

  private final Api api;

  Metadata(Api api) {
    this.api = api;
  }

  /**
   * Asks a query. REST: {@code POST /api/metadata/graphql}, since 3.5, scope {@code
   * tableau:content:read}.
   *
   * @param query GraphQL that only reads; values belong into the variables, not into its text
   * @return what Tableau found, which may be {@linkplain GraphqlAnswer#isPartial() partial}
   * @throws TableauException also where Tableau answers errors and no data
   */
  public GraphqlAnswer query(String query, Map<String, Object> variables) {
    var answer = ask(query, variables);
    return new GraphqlAnswer(answer.data().plain(), answer.errors());
  }

  /**
   * What reads a published data source, at any distance, and who owns that; empty where the
   * Metadata API does not know the data source (yet). REST: {@code POST /api/metadata/graphql},
   * since 3.5, scope {@code tableau:content:read}.
   */
  public Optional<Lineage> lineageOfDatasource(String luid) {
    return lineage(LineageJson.OF_DATASOURCE, "publishedDatasourcesConnection", luid);
  }

  /**
   * The dashboards of a workbook and the published data sources that it reads, and who owns them;
   * empty where the Metadata API does not know the workbook (yet). REST: {@code POST
   * /api/metadata/graphql}, since 3.5, scope {@code tableau:content:read}.
   */
  public Optional<Lineage> lineageOfWorkbook(String luid) {
    return lineage(LineageJson.OF_WORKBOOK, "workbooksConnection", luid);
  }

  private Optional<Lineage> lineage(String query, String connection, String luid) {
    var answer = ask(query, Map.of("luid", luid));
    return answer.data().list(connection, "nodes").stream()
        .findFirst()
        .map(node -> LineageJson.read(node, answer.errors()));
  }

  private record Asked(Json data, List<String> errors) {}

  private Asked ask(String query, Map<String, Object> variables) {
    var answer = api.read(RestCall.of(QUERY).body(Map.of("query", query, "variables", variables)));
    var errors = answer.list("errors").stream().flatMap(it -> it.text("message").stream()).toList();
    var data = answer.object("data");
    if (data.isEmpty() && !errors.isEmpty()) {
      throw new TableauException(new GraphqlFailed(errors));
    }
    return new Asked(data.orElseGet(() -> answer.requiredObject("data")), errors);
  }
}
