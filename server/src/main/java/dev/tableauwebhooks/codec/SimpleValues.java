package dev.tableauwebhooks.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single JSON values as the types of settings; both files and rendered values pass here. */
final class SimpleValues {

  private SimpleValues() {}

  /**
   * The value as Java type of the setting: {@code String}, {@code Boolean}, {@code Integer}, {@code
   * Long}, {@code Double}, an enum constant, {@code Duration} or {@code URI}.
   *
   * @return empty where it does not fit
   */
  static Optional<Object> read(SettingType.Simple type, @Nullable Object json) {
    return switch (type) {
      case SettingType.Text _, SettingType.Hidden _, SettingType.ConnectionName _ ->
          text(json).map(text -> text);
      case SettingType.Flag _ -> flag(json).map(flag -> flag);
      case SettingType.Whole(var isLong) -> whole(json).flatMap(number -> whole(number, isLong));
      case SettingType.Decimal _ -> number(json).map(BigDecimal::doubleValue);
      case SettingType.Choice(var choice) -> text(json).flatMap(text -> constant(choice, text));
      case SettingType.Span _ -> text(json).flatMap(Durations::parse);
      case SettingType.Address(var isTarget) -> text(json).flatMap(text -> uri(text, isTarget));
    };
  }

  /** Text, or a number or boolean as text. */
  static Optional<String> text(@Nullable Object json) {
    return switch (json) {
      case String text -> Optional.of(text);
      case Boolean flag -> Optional.of(flag.toString());
      case Double number when Double.isFinite(number) ->
          Optional.of(plain(BigDecimal.valueOf(number)));
      case Number number -> Optional.of(number.toString());
      case null, default -> Optional.empty();
    };
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static Optional<Boolean> flag(@Nullable Object json) {
    return switch (json) {
      case Boolean flag -> Optional.of(flag);
      case String text when text.strip().equalsIgnoreCase("true") -> Optional.of(true);
      case String text when text.strip().equalsIgnoreCase("false") -> Optional.of(false);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> number(@Nullable Object json) {
    if (!(json instanceof Number) && !(json instanceof String)) {
      return Optional.empty();
    }
    var text = json.toString().strip();
    try {
      return text.length() > 50 ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigInteger> whole(@Nullable Object json) {
    return number(json)
        .filter(number -> Math.abs((long) number.scale()) < 100)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::toBigInteger);
  }

  private static Optional<Object> whole(BigInteger number, boolean isLong) {
    if (number.bitLength() >= (isLong ? Long.SIZE : Integer.SIZE)) {
      return Optional.empty();
    }
    return Optional.of(isLong ? (Object) number.longValue() : (Object) number.intValue());
  }

  private static Optional<Object> constant(Class<? extends Enum<?>> type, String text) {
    for (var constant : type.getEnumConstants()) {
      if (word(constant.name()).equals(word(text))) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private static String word(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  private static Optional<Object> uri(String text, boolean isTarget) {
    try {
      var uri = new URI(text.strip());
      return isTarget && !isCallable(uri) ? Optional.empty() : Optional.of(uri);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isCallable(URI uri) {
    var scheme = uri.getScheme();
    return scheme != null
        && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
        && uri.getHost() != null;
  }
}
