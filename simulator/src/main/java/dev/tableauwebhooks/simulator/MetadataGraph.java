package dev.tableauwebhooks.simulator;

import static java.util.Objects.requireNonNull;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import graphql.schema.idl.WiringFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers GraphQL over a site. The schema is a part of that of Tableau's Metadata API: what depends
 * on what, who owns it, and what is said of it.
 *
 * @see <a href="https://help.tableau.com/current/api/metadata_api/en-us/reference/index.html">The
 *     schema of the Metadata API</a>
 */
final class MetadataGraph {

  private static final String SITE = "site";
  private static final int LARGEST_PAGE = 1000;

  private final GraphQL graphql;

  MetadataGraph() {
    var wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(dateTime())
            .wiringFactory(new FieldsOfNodes())
            .type(queries())
            .build();
    var registry = new SchemaParser().parse(schema());
    this.graphql =
        GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(registry, wiring)).build();
  }

  /** The answer as GraphQL specifies it: {@code data}, {@code errors} or both. */
  Map<String, Object> answer(Site site, String query, Map<String, Object> variables) {
    var input =
        ExecutionInput.newExecutionInput(query)
            .variables(variables)
            .graphQLContext(Map.of(SITE, site))
            .build();
    return graphql.execute(input).toSpecification();
  }

  /** Every object is a node that knows its fields; Optional values GraphQL unpacks itself. */
  private static final class FieldsOfNodes implements WiringFactory {
    @Override
    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
      var name = environment.getFieldDefinition().getName();
      return call -> requireNonNull(call.<MetadataNode>getSource()).get(name);
    }
  }

  private static TypeRuntimeWiring.Builder queries() {
    var query = TypeRuntimeWiring.newTypeWiring("Query");
    add(query, "workbooks", site -> site.all(Workbook.class), MetadataNodes::workbook);
    add(
        query,
        "publishedDatasources",
        site -> site.all(Datasource.class),
        MetadataNodes::datasource);
    add(query, "flows", site -> site.all(Flow.class), MetadataNodes::flow);
    add(query, "dashboards", site -> site.all(View.class), MetadataNodes::dashboard);
    add(query, "tableauUsers", site -> site.users().all(), MetadataNodes::user);
    return query;
  }

  /** The list of all objects of a kind, and the same in pages. */
  private static <T> void add(
      TypeRuntimeWiring.Builder query,
      String name,
      Function<Site, List<T>> all,
      BiFunction<MetadataNodes, T, MetadataNode> node) {
    Function<DataFetchingEnvironment, List<MetadataNode>> select =
        call -> {
          var site = site(call.getGraphQlContext());
          var nodes = new MetadataNodes(site);
          return all.apply(site).stream()
              .map(item -> node.apply(nodes, item))
              .filter(item -> matches(item, call.getArgumentOrDefault("filter", Map.of())))
              .toList();
        };
    query.dataFetcher(name, select::apply);
    query.dataFetcher(name + "Connection", call -> page(select.apply(call), call));
  }

  private static Site site(GraphQLContext context) {
    return requireNonNull(context.get(SITE));
  }

  /** All conditions of a filter hold; {@code …Within} means one of several values. */
  private static boolean matches(MetadataNode node, Map<String, Object> filter) {
    for (var condition : filter.entrySet()) {
      var field = condition.getKey().replaceFirst("Within$", "");
      var value = node.get(field).map(Object::toString).orElse("");
      var wanted = condition.getValue();
      var holds =
          wanted instanceof Collection<?> several
              ? several.stream().anyMatch(each -> value.equals(String.valueOf(each)))
              : value.equals(String.valueOf(wanted));
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  private static MetadataNode page(List<MetadataNode> all, DataFetchingEnvironment call) {
    var first = Math.clamp(call.<Integer>getArgumentOrDefault("first", 100), 0, LARGEST_PAGE);
    var from = Math.min(offset(call.getArgumentOrDefault("after", "")), all.size());
    var to = Math.min(from + first, all.size());
    var info =
        new MetadataNode()
            .field("hasNextPage", () -> to < all.size())
            .field("endCursor", () -> cursor(to));
    return new MetadataNode()
        .field("nodes", () -> all.subList(from, to))
        .field("totalCount", all::size)
        .field("pageInfo", () -> info);
  }

  private static String cursor(int offset) {
    return Base64.getEncoder()
        .encodeToString(Integer.toString(offset).getBytes(StandardCharsets.UTF_8));
  }

  /** A cursor that nobody gave out begins anew. */
  private static int offset(String cursor) {
    try {
      return Integer.parseUnsignedInt(
          new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return 0;
    }
  }

  private static GraphQLScalarType dateTime() {
    return GraphQLScalarType.newScalar()
        .name("DateTime")
        .coercing(Scalars.GraphQLString.getCoercing())
        .build();
  }

  private static String schema() {
    try (var file = MetadataGraph.class.getResourceAsStream("metadata.graphqls")) {
      if (file == null) {
        throw new IllegalStateException("metadata.graphqls is not in the jar of the simulator");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
