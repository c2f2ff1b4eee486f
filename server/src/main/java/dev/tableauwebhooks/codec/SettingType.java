package dev.tableauwebhooks.codec;

import dev.tableauwebhooks.action.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a component of a settings record is written. */
sealed interface SettingType {

  /** Written as one value. */
  sealed interface Simple extends SettingType {}

  record Text() implements Simple {}

  record Flag() implements Simple {}

  /** An {@code int} or {@code long}. */
  record Whole(boolean isLong) implements Simple {}

  record Decimal() implements Simple {}

  record Choice(Class<? extends Enum<?>> type) implements Simple {
    /** The constants in the spelling of YAML. */
    List<String> words() {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.name().toLowerCase(Locale.ROOT))
          .toList();
    }
  }

  /** A {@code Duration}. */
  record Span() implements Simple {}

  /**
   * A {@code URI}, or a {@code Target}.
   *
   * @param isTarget whether it is called, so that who chose its host matters
   */
  record Address(boolean isTarget) implements Simple {}

  /** A {@code Secret}. */
  record Hidden() implements Simple {}

  record ConnectionName(Class<? extends Connection> type) implements Simple {}

  record ListOf(SettingType element) implements SettingType {}

  /** A map by text. Values of a map of secrets may also be plain text. */
  record MapOf(SettingType value) implements SettingType {}

  record Nested(RecordShape shape) implements SettingType {}

  /** Any JSON. */
  record Anything() implements SettingType {}

  /** For sentences: {@code a whole number}. */
  default String phrase() {
    return switch (this) {
      case Text _ -> "text";
      case Flag _ -> "true or false";
      case Whole _ -> "a whole number";
      case Decimal _ -> "a number";
      case Choice choice -> "one of " + String.join(", ", choice.words());
      case Span _ -> "a duration";
      case Address _ -> "a URL";
      case Hidden _ -> "a secret";
      case ConnectionName _ -> "the name of a connection";
      case ListOf _ -> "a list";
      case MapOf _, Nested _ -> "a map";
      case Anything _ -> "any value";
    };
  }

  /** How to write one, as an imperative sentence. */
  default String fix() {
    return switch (this) {
      case Text _ -> "Write text.";
      case Flag _ -> "Write true or false.";
      case Whole(var isLong) ->
          isLong ? "Write a whole number, such as 30." : "Write a whole number of up to 10 digits.";
      case Decimal _ -> "Write a number, such as 1.5.";
      case Choice choice -> "Use one of: %s.".formatted(String.join(", ", choice.words()));
      case Span _ -> "Write it like 10s, 5m, 1h or 1d.";
      case Address(var isTarget) ->
          isTarget
              ? "Write the whole address, such as https://example.com/path."
              : "Write an address, such as https://example.com/path.";
      case Hidden _ -> "Put the secret into the configuration, and write ${{ secrets.NAME }} here.";
      case ConnectionName _ -> "Write the name that the connection has in the configuration.";
      case ListOf _ -> "Write a list: [a, b], or one line each beginning with -.";
      case MapOf _, Nested _ -> "Write keys with values, indented below it.";
      case Anything _ -> "Write any value.";
    };
  }
}
