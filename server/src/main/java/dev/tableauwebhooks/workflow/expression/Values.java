package dev.tableauwebhooks.workflow.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values between JSON, CEL and text. */
final class Values {

  private Values() {}

  /** A JSON value as CEL takes it: whole numbers are {@code Long}, others {@code Double}. */
  static Object toCel(String path, @Nullable Object value, Reading reading) {
    return switch (value) {
      case null -> NullValue.NULL_VALUE;
      case Map<?, ?> map -> new JsonObject(path, map, reading);
      case List<?> list -> {
        var elements = new ArrayList<Object>(list.size());
        for (var i = 0; i < list.size(); i++) {
          elements.add(toCel("%s[%d]".formatted(path, i), list.get(i), reading));
        }
        yield elements;
      }
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Float number -> number.doubleValue();
      case BigInteger number ->
          number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.doubleValue();
      case BigDecimal number -> number.doubleValue();
      default -> value;
    };
  }

  /**
   * What CEL computed as a JSON value. Times and durations become text.
   *
   * @throws IllegalArgumentException where JSON has no such value
   */
  static @Nullable Object toJson(@Nullable Object value) {
    return new JsonMaker().make(value);
  }

  /** A JSON value inside text: as it is written, absent as nothing, lists and maps as JSON. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString(number.longValue());
      case List<?> list -> JsonText.of(list);
      case Map<?, ?> map -> JsonText.of(map);
      default -> value.toString();
    };
  }

  /** Counts the values it makes: CEL can share one list a thousand times in another. */
  private static final class JsonMaker {
    private int made;

    @Nullable Object make(@Nullable Object value) {
      if (++made > Limits.NODES) {
        throw new Limits.TooLarge();
      }
      return switch (value) {
        case null -> null;
        case NullValue _ -> null;
        case String text -> text;
        case Boolean truth -> truth;
        case Long number -> number;
        case Double number -> number(number);
        case UnsignedLong number ->
            number.longValue() < 0 ? number.doubleValue() : number.longValue();
        case Instant time -> time.toString();
        case Duration duration -> seconds(duration);
        case List<?> list -> {
          var elements = new ArrayList<@Nullable Object>(list.size());
          list.forEach(element -> elements.add(make(element)));
          yield elements;
        }
        case Map<?, ?> map -> {
          var entries = new LinkedHashMap<String, @Nullable Object>();
          map.forEach((key, child) -> entries.put(text(make(key)), make(child)));
          yield entries;
        }
        case CelByteString _ -> throw new IllegalArgumentException("bytes are no JSON value");
        default -> throw new IllegalArgumentException("a type is no JSON value");
      };
    }

    private static Double number(Double number) {
      if (number.isNaN() || number.isInfinite()) {
        throw new IllegalArgumentException("%s is no JSON number".formatted(number));
      }
      return number;
    }

    /** As CEL's own {@code string(duration)} writes it. */
    private static String seconds(Duration duration) {
      return new BigDecimal(duration.getSeconds())
              .add(BigDecimal.valueOf(duration.getNano(), 9))
              .stripTrailingZeros()
              .toPlainString()
          + "s";
    }
  }
}
