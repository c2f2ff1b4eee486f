package dev.tableauwebhooks.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.xml.XmlMapper;

/**
 * The body of a call, read the same whether it came as JSON or as XML ({@code tsRequest}). Like
 * Tableau, it goes by the content type and takes everything that does not call itself JSON for XML.
 */
final class Body {

  private static final JsonMapper JSON = new JsonMapper();
  // Jackson's XML reader neither loads a DTD nor resolves entities.
  private static final XmlMapper XML = new XmlMapper();

  private final String where;
  private final JsonNode node;

  private Body(String where, JsonNode node) {
    this.where = where;
    this.node = node;
  }

  static Body of(Request request) {
    return read(request.header("content-type").orElse(""), request.bodyText());
  }

  static Body read(String contentType, String text) {
    return contentType.contains("json") ? parse(JSON, "JSON", text) : parse(XML, "XML", text);
  }

  private static Body parse(ObjectMapper mapper, String format, String text) {
    if (text.isBlank()) {
      throw Refusal.malformed("the body is empty");
    }
    try {
      return new Body("tsRequest", mapper.readTree(text));
    } catch (JacksonException unreadable) {
      throw Refusal.malformed("the body is not " + format);
    }
  }

  /** The nested element; a call without it is malformed. */
  Body required(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  /** The nested element, which may be there without anything in it. */
  Optional<Body> find(String name) {
    var child = node.path(name);
    return child.isMissingNode() || child.isNull()
        ? Optional.empty()
        : Optional.of(new Body(name, child));
  }

  String requiredText(String name) {
    return text(name).filter(value -> !value.isBlank()).orElseThrow(() -> missing(name));
  }

  Optional<String> text(String name) {
    var value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      throw Refusal.malformed("'%s' of '%s' is not a plain value".formatted(name, where));
    }
    return Optional.of(value.asString());
  }

  Optional<Boolean> flag(String name) {
    return text(name)
        .map(value ->
            switch (value) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw Refusal.malformed(
                      "'%s' of '%s' is neither true nor false".formatted(name, where));
            });
  }

  /** The items of a list; one item alone needs no array, since XML knows none. */
  List<Body> items(String list, String item) {
    return required(list).all(item);
  }

  /** The nested elements of one name, of which there may be any number. */
  List<Body> all(String item) {
    var items = node.path(item);
    var found = new ArrayList<Body>();
    if (items.isArray()) {
      items.forEach(each -> found.add(new Body(item, each)));
    } else if (!items.isMissingNode()) {
      found.add(new Body(item, items));
    }
    return found;
  }

  Set<String> names() {
    return Set.copyOf(node.propertyNames());
  }

  /** Tableau validates bodies against a schema, which knows no other names than these. */
  void allowOnly(Set<String> known) {
    for (var name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw Refusal.malformed("'%s' is not known in '%s'".formatted(name, where));
      }
    }
  }

  private Refusal missing(String name) {
    return Refusal.malformed("'%s' of '%s' is missing".formatted(name, where));
  }
}
