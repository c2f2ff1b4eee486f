package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.TableauProblem.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object of an answer, read as Tableau writes it: its JSON is made from XML, so numbers and
 * booleans may be texts, an empty list is a missing key, and a list of one may be the element
 * itself.
 */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

  private final JsonNode node;
  private final String path;
  private final Source source;

  /** Whose answer it is, for messages. */
  private record Source(String request, int status) {
    TableauException unreadable(String reason) {
      return new TableauException(new Unreadable(request, status, reason, "", true));
    }
  }

  private Json(JsonNode node, String path, Source source) {
    this.node = node;
    this.path = path;
    this.source = source;
  }

  /** The object that an answer holds. */
  static Json of(Outgoing request, Answer answer) {
    var source = new Source(request.toString(), answer.status());
    return parsed(answer.body())
        .map(node -> new Json(node, "", source))
        .orElseThrow(() -> source.unreadable("is not JSON but " + kindOf(answer)));
  }

  /** An object without an answer's promise to be one, such as an error body. */
  static Optional<Json> find(String text) {
    return parsed(text).map(node -> new Json(node, "", new Source("", 0)));
  }

  static String write(Map<String, Object> object) {
    return MAPPER.writeValueAsString(object);
  }

  /** What a body that is not JSON seems to be, for messages. */
  static String kindOf(Answer answer) {
    var start = answer.body().stripLeading();
    if (start.isEmpty()) {
      return "empty";
    }
    if (start.startsWith("<")) {
      return start.regionMatches(true, 0, "<?xml", 0, 5) || start.startsWith("<ts")
          ? "XML"
          : "HTML, perhaps of a gateway or a sign-in page";
    }
    return "something else";
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** The text of a property; empty where it is missing, null or the empty text. */
  Optional<String> text(String name) {
    return scalar(name).filter(Predicate.not(String::isEmpty));
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> lacks(name));
  }

  ApiVersion requiredVersion(String name) {
    var text = requiredText(name);
    try {
      return ApiVersion.parse(text);
    } catch (IllegalArgumentException _) {
      throw source.unreadable("has '%s' where a version belongs".formatted(text));
    }
  }

  boolean flag(String name) {
    return optionalFlag(name).orElse(false);
  }

  Optional<Boolean> optionalFlag(String name) {
    return text(name).map(Boolean::parseBoolean);
  }

  OptionalLong number(String name) {
    try {
      return text(name)
          .map(text -> OptionalLong.of(Long.parseLong(text)))
          .orElse(OptionalLong.empty());
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  Optional<Instant> instant(String name) {
    try {
      return text(name).map(Instant::parse);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  Optional<Json> object(String name) {
    return Optional.ofNullable(node.get(name)).filter(JsonNode::isObject).map(at(name)::of);
  }

  Json requiredObject(String name) {
    return object(name).orElseThrow(() -> lacks(name));
  }

  /** The whole object as maps, lists, texts, numbers and booleans. */
  Map<String, Object> plain() {
    return MAPPER.convertValue(node, PLAIN);
  }

  /** The names of all properties. */
  List<String> names() {
    return List.copyOf(node.propertyNames());
  }

  /** The elements of a list such as {@code {"tags": {"tag": […]}}}. */
  List<Json> list(String outer, String inner) {
    var holder = node.get(outer);
    return holder == null
        ? List.of()
        : elements(holder.isObject() ? holder.get(inner) : holder, at(outer + "." + inner));
  }

  /** The elements of a list that stands in the object itself. */
  List<Json> list(String name) {
    return elements(node.get(name), at(name));
  }

  private static List<Json> elements(@Nullable JsonNode elements, Place place) {
    if (elements == null || elements.isNull()) {
      return List.of();
    }
    if (elements.isObject()) {
      return List.of(place.of(elements));
    }
    return IntStream.range(0, elements.size())
        .mapToObj(elements::get)
        .filter(JsonNode::isObject)
        .map(place::of)
        .toList();
  }

  private Optional<String> scalar(String name) {
    return Optional.ofNullable(node.get(name))
        .filter(value -> value.isValueNode() && !value.isNull())
        .map(JsonNode::asString);
  }

  private TableauException lacks(String name) {
    return source.unreadable("lacks '%s'".formatted(path + name));
  }

  private Place at(String name) {
    return child -> new Json(child, path + name + ".", source);
  }

  /** Makes the objects of one place. */
  @FunctionalInterface
  private interface Place {
    Json of(JsonNode child);
  }
}
