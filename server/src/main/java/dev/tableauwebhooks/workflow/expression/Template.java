package dev.tableauwebhooks.workflow.expression;

import java.util.List;
import java.util.Optional;

/** A setting's text, cut at its expressions and checked. */
public sealed interface Template {

  /** Without any expression. */
  record Literal(String text) implements Template {}

  /**
   * One expression and nothing else, whose value keeps its type.
   *
   * @param offset where the expression begins in the setting's text
   */
  record Lone(CompiledExpression expression, int offset) implements Template {

    /** Why it cannot stand where text is wanted: lists and maps there are nearly always a slip. */
    public Optional<Mistake> whyNotText() {
      var text = expression.text();
      return switch (expression.type()) {
        case LIST ->
            Optional.of(
                new Mistake(
                    offset,
                    "'%s' is a list, not text.".formatted(text),
                    "Write join(%s, ', ').".formatted(text)));
        case MAP ->
            Optional.of(
                new Mistake(
                    offset,
                    "'%s' is a map, not text.".formatted(text),
                    "Write json(%s), or name one of its fields.".formatted(text)));
        default -> Optional.empty();
      };
    }
  }

  /** {@code ${{ secrets.NAME }}} and nothing else, of a configured secret. */
  record SecretName(String name) implements Template {}

  /** Expressions among other text. */
  record Mixed(List<Part> parts) implements Template {
    public Mixed {
      parts = List.copyOf(parts);
    }
  }

  /** A stretch of mixed text. */
  sealed interface Part {
    record Words(String text) implements Part {}

    record Inserted(CompiledExpression expression) implements Part {}
  }
}
