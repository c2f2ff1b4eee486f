package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.workflow.expression.Checked.Invalid;
import dev.tableauwebhooks.workflow.expression.Checked.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text with {@code ${{ }}} in it, cut into its pieces. The end of an expression is found as CEL
 * would find it: braces of maps are counted, and those inside text in quotes are not.
 */
final class TemplateText {
  private static final String OPEN = "${{";
  private static final Pattern SECRET =
      Pattern.compile("\\s*secrets\\.([A-Za-z_][A-Za-z0-9_]*)\\s*");

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  TemplateText(String text) {
    this.text = text;
  }

  /** A stretch of the text. */
  sealed interface Piece {
    record Words(String text) implements Piece {}

    /**
     * The text of an expression.
     *
     * @param offset where it begins, behind the opening mark
     */
    record Code(String text, int offset) implements Piece {

      /** Where it begins without the white space before it. */
      int start() {
        return offset + text.length() - text.stripLeading().length();
      }
    }
  }

  /** The expression that is all of a text, where it is one. */
  static Optional<Piece.Code> lone(String text) {
    var template = new TemplateText(text);
    return template.split().isEmpty() ? template.lone() : Optional.empty();
  }

  Checked<Template> compile(ExpressionCompiler compiler, Names names) {
    var mistakes = new ArrayList<>(split());
    if (!mistakes.isEmpty()) {
      return new Invalid<>(mistakes);
    }
    var lone = lone();
    if (lone.isPresent()) {
      return compileLone(lone.get(), compiler, names);
    }
    var parts = new ArrayList<Template.Part>();
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Words(var words) -> parts.add(new Template.Part.Words(words));
        case Piece.Code code -> {
          switch (compileInText(code, compiler)) {
            case Valid<CompiledExpression>(var expression) ->
                parts.add(new Template.Part.Inserted(expression));
            case Invalid<CompiledExpression>(var wrong) -> mistakes.addAll(wrong);
          }
        }
      }
    }
    return mistakes.isEmpty() ? Checked.valid(whole(parts)) : new Invalid<>(mistakes);
  }

  private static Template whole(List<Template.Part> parts) {
    if (parts.isEmpty()) {
      return new Template.Literal("");
    }
    return parts.size() == 1 && parts.getFirst() instanceof Template.Part.Words(var words)
        ? new Template.Literal(words)
        : new Template.Mixed(parts);
  }

  private static Checked<Template> compileLone(
      Piece.Code code, ExpressionCompiler compiler, Names names) {
    var secret = SECRET.matcher(code.text());
    if (!secret.matches()) {
      return compiler
          .compile(code.text(), code.offset())
          .map(expression -> new Template.Lone(expression, code.start()));
    }
    var name = secret.group(1);
    return names.secrets().contains(name)
        ? Checked.valid(new Template.SecretName(name))
        : Checked.invalid(
            code.offset() + secret.start(1),
            "Unknown secret '%s'.".formatted(name),
            Suggestion.closest(name, names.secrets())
                .map("Did you mean '%s'?"::formatted)
                .orElse("Add '%s' to secrets in the configuration.".formatted(name)));
  }

  private static Checked<CompiledExpression> compileInText(
      Piece.Code code, ExpressionCompiler compiler) {
    var compiled = compiler.compile(code.text(), code.offset());
    if (compiled instanceof Valid<CompiledExpression>(var expression)) {
      var mistake = new Template.Lone(expression, code.start()).whyNotText();
      return mistake
          .<Checked<CompiledExpression>>map(wrong -> new Invalid<>(List.of(wrong)))
          .orElse(compiled);
    }
    return compiled;
  }

  /** One expression with nothing around it but the newline that ends a YAML block. */
  private Optional<Piece.Code> lone() {
    return !pieces.isEmpty()
            && pieces.getFirst() instanceof Piece.Code code
            && pieces.stream()
                .skip(1)
                .allMatch(piece -> piece instanceof Piece.Words(var words) && words.equals("\n"))
        ? Optional.of(code)
        : Optional.empty();
  }

  private List<Mistake> split() {
    var at = 0;
    while (at < text.length()) {
      if (text.startsWith("$" + OPEN, at)) {
        literal.append(OPEN);
        at += OPEN.length() + 1;
      } else if (text.startsWith(OPEN, at)) {
        var start = at + OPEN.length();
        var end = end(start);
        if (end < 0) {
          return List.of(
              new Mistake(at, "The expression that begins here has no end.", "Close it with }}."));
        }
        flush();
        pieces.add(new Piece.Code(text.substring(start, end), start));
        at = end + 2;
      } else {
        literal.append(text.charAt(at++));
      }
    }
    flush();
    return List.of();
  }

  private void flush() {
    if (!literal.isEmpty()) {
      pieces.add(new Piece.Words(literal.toString()));
      literal.setLength(0);
    }
  }

  /** Where the two closing braces of the expression stand; negative where they are missing. */
  private int end(int start) {
    var depth = 0;
    var at = start;
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '\'', '"' -> {
          at = afterQuotes(at);
          continue;
        }
        case '{' -> depth++;
        case '}' -> {
          if (depth == 0 && text.startsWith("}}", at)) {
            return at;
          }
          depth = Math.max(0, depth - 1);
        }
        default -> {}
      }
      at++;
    }
    return -1;
  }

  /** Behind the text in quotes that begins here, or at the end of all where it is not closed. */
  private int afterQuotes(int start) {
    var one = text.substring(start, start + 1);
    var quotes = text.startsWith(one.repeat(3), start) ? one.repeat(3) : one;
    var raw = isRaw(start);
    var at = start + quotes.length();
    while (at < text.length()) {
      if (text.startsWith(quotes, at)) {
        return at + quotes.length();
      }
      at += text.charAt(at) == '\\' && !raw ? 2 : 1;
    }
    return text.length();
  }

  /** {@code r'…'}, {@code br'…'}: backslashes stand for themselves. */
  private boolean isRaw(int quote) {
    for (var at = quote - 1; at >= 0 && at >= quote - 2; at--) {
      var c = Character.toLowerCase(text.charAt(at));
      if (c == 'r') {
        return at == 0
            || !Character.isLetterOrDigit(text.charAt(at - 1))
            || Character.toLowerCase(text.charAt(at - 1)) == 'b';
      }
      if (c != 'b') {
        return false;
      }
    }
    return false;
  }
}
