package dev.tableauwebhooks.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Metadata API: one call, and GraphQL in it. */
final class MetadataRoutes {

  private final Faults faults;
  private Optional<MetadataGraph> graph = Optional.empty();

  MetadataRoutes(Faults faults) {
    this.faults = faults;
  }

  /** Below {@code /api/metadata}. */
  List<Route> routes() {
    var access = Access.of(Right.MEMBER).scope("tableau:content:read").since("3.5");
    return List.of(Route.of("POST", "/graphql", access, this::query));
  }

  private Reply query(Exchange exchange) {
    var body = PlainJson.body(exchange);
    var query = PlainJson.requiredText(body, "query");
    var answer =
        new LinkedHashMap<>(
            graph().answer(exchange.site(), query, PlainJson.map(body.path("variables"))));
    // The shape is that of test/assets/metadata_query_error.json of tableau/server-client-python.
    faults
        .takeMetadataError()
        .ifPresent(message -> answer.put("errors", List.of(Map.of("message", message))));
    return PlainJson.reply(answer);
  }

  /** Made at the first query, since the schema takes a moment to read. */
  private synchronized MetadataGraph graph() {
    var made = graph.orElseGet(MetadataGraph::new);
    graph = Optional.of(made);
    return made;
  }
}
