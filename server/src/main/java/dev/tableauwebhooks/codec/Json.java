package dev.tableauwebhooks.codec;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON text to plain values and back: text, booleans, {@code Integer}, {@code Long}, {@code
 * BigInteger}, {@code Double}, lists, maps in the order of the text, and null.
 */
public final class Json {

  /** Nesting beyond this is refused, so that no reader of a value can run out of stack. */
  static final int MAX_DEPTH = 200;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private Json() {}

  /**
   * One line of JSON. Instants, durations and URIs become text; records become objects.
   *
   * @throws Malformed where a value has no JSON form
   */
  public static String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new Malformed("This value has no JSON form: " + e.getOriginalMessage());
    }
  }

  /** Like {@link #write}, indented for people. */
  public static String writePretty(@Nullable Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JacksonException e) {
      throw new Malformed("This value has no JSON form: " + e.getOriginalMessage());
    }
  }

  /**
   * A JSON object. The map may hold null values and can be changed.
   *
   * @throws Malformed where the text is anything else
   */
  public static Map<String, Object> readObject(String json) {
    try {
      var object = MAPPER.readValue(json, OBJECT);
      if (object == null) {
        throw new Malformed("This is null, not a JSON object.");
      }
      return object;
    } catch (MismatchedInputException e) {
      throw new Malformed("This is not a JSON object.");
    } catch (JacksonException e) {
      throw new Malformed(describe(e));
    }
  }

  /**
   * Any JSON value.
   *
   * @throws Malformed where the text is not JSON
   */
  public static @Nullable Object read(String json) {
    try {
      return MAPPER.readValue(json, Object.class);
    } catch (JacksonException e) {
      throw new Malformed(describe(e));
    }
  }

  /**
   * What {@code event.raw} is for a body as it arrived: its JSON value, or its text where it is no
   * JSON.
   */
  public static Object readBody(byte[] body) {
    try {
      var value = MAPPER.readValue(body, Object.class);
      return value == null ? "" : value;
    } catch (JacksonException e) {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Says what is wrong and where, without quoting the text, which may hold secrets. */
  static String describe(JacksonException e) {
    var where = e.getLocation();
    return where == null || where.getLineNr() < 1
        ? "This is not JSON."
        : "This is not JSON (line %d, column %d)."
            .formatted(where.getLineNr(), where.getColumnNr());
  }

  /** The text is not the JSON that was asked for. */
  public static final class Malformed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
