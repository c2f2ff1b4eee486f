package dev.tableauwebhooks.codec;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What a value without quotes means in YAML 1.2 (its core schema): {@code yes} is text there. */
final class YamlScalar {
  private static final CoreSchema SCHEMA = new CoreSchema();

  private YamlScalar() {}

  /** Text, boolean, {@code Long}, {@code BigInteger}, {@code Double} or null. */
  static @Nullable Object resolve(String text) {
    var tag = SCHEMA.getScalarResolver().resolve(text, true);
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.parseBoolean(text);
    }
    if (tag.equals(Tag.INT)) {
      return whole(text);
    }
    return tag.equals(Tag.FLOAT) ? decimal(text) : text;
  }

  private static Object whole(String text) {
    var number =
        text.startsWith("0x")
            ? new BigInteger(text.substring(2), 16)
            : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  /** Infinity and "not a number" have no JSON form and stay text. */
  private static Object decimal(String text) {
    try {
      var number = Double.parseDouble(text);
      return Double.isFinite(number) ? (Object) number : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
