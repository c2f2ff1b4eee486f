package dev.tableauwebhooks.workflow.expression;

import java.util.List;
import java.util.function.Function;

/**
 * What became of a text that had to be checked.
 *
 * @param <T> what it is when it is right
 */
public sealed interface Checked<T> {

  /** It is right. */
  record Valid<T>(T value) implements Checked<T> {}

  /** It is wrong, at least once. */
  record Invalid<T>(List<Mistake> mistakes) implements Checked<T> {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }

  static <T> Checked<T> valid(T value) {
    return new Valid<>(value);
  }

  static <T> Checked<T> invalid(int offset, String what, String fix) {
    return new Invalid<>(List.of(new Mistake(offset, what, fix)));
  }

  /** The mistakes; none where it is right. */
  default List<Mistake> mistakes() {
    return List.of();
  }

  default <R> Checked<R> map(Function<T, R> change) {
    return switch (this) {
      case Valid<T>(var value) -> new Valid<>(change.apply(value));
      case Invalid<T>(var mistakes) -> new Invalid<>(mistakes);
    };
  }
}
