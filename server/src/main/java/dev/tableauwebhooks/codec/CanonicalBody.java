package dev.tableauwebhooks.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The identity of a body: two bodies that say the same in JSON have the same hash, whatever their
 * white space, the order of their keys and the spelling of their numbers and characters. A body
 * that is no JSON, or repeats a key, is its bytes.
 */
public final class CanonicalBody {

  private static final JsonFactory STRICT =
      Json.FACTORY.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private CanonicalBody() {}

  /** SHA-256 of the body in its canonical form, as 64 hexadecimal digits. */
  public static String hash(byte[] body) {
    var digest = sha256();
    try (var parser = STRICT.createParser(ObjectReadContext.empty(), body)) {
      var value = parser.nextToken() == null ? null : read(parser);
      if (value == null || parser.nextToken() != null) {
        return hashOfBytes(digest, body);
      }
      digest.update((byte) 'J');
      new Writer(digest).write(value);
      return HexFormat.of().formatHex(digest.digest());
    } catch (JacksonException e) {
      return hashOfBytes(sha256(), body);
    }
  }

  private static String hashOfBytes(MessageDigest digest, byte[] body) {
    digest.update((byte) 'B');
    return HexFormat.of().formatHex(digest.digest(body));
  }

  /** Recursion is bounded by the parser's greatest depth. */
  private static Object read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var object = new TreeMap<String, Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          var name = parser.currentName();
          parser.nextToken();
          object.put(name, read(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        var array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(parser));
        }
        yield array;
      }
      case VALUE_STRING -> new Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
      default -> parser.getString();
    };
  }

  /** Equal numbers as equal text, without ever writing out the zeros of {@code 1e999999}. */
  private static String number(String token) {
    try {
      var number = new BigDecimal(token).stripTrailingZeros();
      return number.unscaledValue() + "e" + -(long) number.scale();
    } catch (NumberFormatException e) {
      return token;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Text, as opposed to the token of a number or literal. */
  private record Text(String value) {}

  /** Feeds a value to a digest. Text is preceded by its length, so that nothing needs escaping. */
  private record Writer(MessageDigest digest) {

    void write(Object value) {
      switch (value) {
        case Map<?, ?> object -> {
          tag('{', Integer.toString(object.size()));
          object.forEach((key, child) -> {
            write(new Text(key.toString()));
            write(child);
          });
        }
        case List<?> array -> {
          tag('[', Integer.toString(array.size()));
          array.forEach(this::write);
        }
        case Text(var text) -> {
          tag('"', Integer.toString(text.length()));
          digest.update(text.getBytes(StandardCharsets.UTF_16BE));
        }
        default -> tag('=', value.toString());
      }
    }

    private void tag(char kind, String text) {
      digest.update((kind + text + ";").getBytes(StandardCharsets.UTF_8));
    }
  }
}
