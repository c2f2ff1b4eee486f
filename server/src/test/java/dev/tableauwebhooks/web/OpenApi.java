package dev.tableauwebhooks.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document of the API, by which answers are judged. */
final class OpenApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode document;

  OpenApi(String document) {
    this.document = JSON.readTree(document);
  }

  /** Each operation as {@code GET /api/v1/events}. */
  Set<String> operations() {
    var operations = new TreeSet<String>();
    document
        .path("paths")
        .forEachEntry((path, of) -> of.propertyNames().forEach(m -> operations.add(name(m, path))));
    return operations;
  }

  /** Each answer of each operation as {@code GET /api/v1/events 200}. */
  Set<String> answers() {
    var answers = new TreeSet<String>();
    document
        .path("paths")
        .forEachEntry((path, operations) ->
            operations.forEachEntry((method, operation) ->
                operation
                    .path("responses")
                    .propertyNames()
                    .forEach(status -> answers.add(name(method, path) + " " + status))));
    return answers;
  }

  private static String name(String method, String path) {
    return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
  }

  /** Fails where an answer is not what the document says, an unknown key included. */
  void check(String operation, int status, String contentType, String body) {
    var method = operation.split(" ")[0].toLowerCase(java.util.Locale.ROOT);
    var content =
        document
            .path("paths")
            .path(operation.split(" ")[1])
            .path(method)
            .path("responses")
            .path(String.valueOf(status))
            .path("content");
    assertThat(content.propertyNames())
        .as("%s may answer %d, but did: %s", operation, status, body)
        .containsExactly(contentType);
    var errors = schema(content.path(contentType).path("schema")).validate(JSON.readTree(body));
    assertThat(errors).as("%s %d: %s", operation, status, body).isEmpty();
  }

  /** The schema with what it refers to; objects are closed unless they say otherwise. */
  private Schema schema(JsonNode part) {
    var whole = ((ObjectNode) part.deepCopy());
    whole.set("components", document.path("components").deepCopy());
    close(whole);
    return SCHEMAS.getSchema(whole);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(OpenApi::close);
  }
}
