package dev.tableauwebhooks.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON value: what connectors send, and what they read from answers. Immutable. */
public final class JsonValue {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode node;

  private JsonValue(JsonNode node) {
    this.node = node;
  }

  /** The one JSON value that the text is; empty where it is none, or more than one. */
  public static Optional<JsonValue> parse(String text) {
    try {
      var node = JSON.readTree(text);
      return node.isMissingNode() ? Optional.empty() : Optional.of(new JsonValue(node));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** From text, a number, a boolean, null, or lists and maps of these. */
  public static JsonValue of(@Nullable Object plain) {
    return new JsonValue(JSON.valueToTree(plain));
  }

  /** An object without members, to be filled. */
  public static Builder object() {
    return new Builder();
  }

  /** The member of an object; empty where this is none, has none, or has null there. */
  public Optional<JsonValue> find(String member) {
    return Optional.ofNullable(node.get(member)).filter(it -> !it.isNull()).map(JsonValue::new);
  }

  /** The member where it is text. */
  public Optional<String> findText(String member) {
    return find(member).filter(it -> it.node.isString()).map(it -> it.node.stringValue());
  }

  /** Whether the member is the boolean true. */
  public boolean isTrue(String member) {
    return find(member).filter(it -> it.node.isBoolean() && it.node.booleanValue()).isPresent();
  }

  public boolean isArray() {
    return node.isArray();
  }

  public boolean isObject() {
    return node.isObject();
  }

  /** The elements of an array; of anything else, none. */
  public List<JsonValue> elements() {
    return node.isArray() ? node.valueStream().map(JsonValue::new).toList() : List.of();
  }

  /**
   * As text, {@code Long}, {@code Double}, {@code Boolean}, {@code List} and {@code Map}, which is
   * what actions give to later steps; there, null does not exist, so it is left out. Empty where
   * this is null itself.
   */
  public Optional<Object> plain() {
    return Optional.ofNullable(plain(node));
  }

  private static @Nullable Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> plainMap(node);
      case ARRAY -> plainList(node);
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> plainNumber(node);
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }

  private static Number plainNumber(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    return node.doubleValue();
  }

  private static Map<String, Object> plainMap(JsonNode node) {
    var map = new LinkedHashMap<String, Object>();
    node.properties()
        .forEach(member -> {
          var value = plain(member.getValue());
          if (value != null) {
            map.put(member.getKey(), value);
          }
        });
    return Collections.unmodifiableMap(map);
  }

  private static List<Object> plainList(JsonNode node) {
    var list = new ArrayList<Object>();
    for (var element : node) {
      var value = plain(element);
      if (value != null) {
        list.add(value);
      }
    }
    return List.copyOf(list);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonValue that && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  /** The JSON itself, on one line. */
  @Override
  public String toString() {
    return JSON.writeValueAsString(node);
  }

  /** Collects the members of an object, in order. */
  public static final class Builder {
    private final ObjectNode members = JSON.createObjectNode();

    private Builder() {}

    /**
     * Adds a member.
     *
     * @param value as for {@link JsonValue#of(Object)}, or a {@link JsonValue}
     */
    public Builder put(String name, Object value) {
      members.set(name, value instanceof JsonValue json ? json.node : JSON.valueToTree(value));
      return this;
    }

    /** Adds the member where there is a value. */
    public Builder putIfPresent(String name, Optional<?> value) {
      value.ifPresent(it -> put(name, it));
      return this;
    }

    public JsonValue build() {
      return new JsonValue(members.deepCopy());
    }
  }
}
