package dev.tableauwebhooks.workflow.expression;

import dev.cel.checker.CelChecker;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.expression.Checked.Invalid;
import dev.tableauwebhooks.workflow.expression.Checked.Valid;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Makes expressions of text. What it makes is checked: names and functions exist, types fit. Safe
 * for many threads.
 */
public final class ExpressionCompiler {
  private final Names names;
  private final NameTree.Group tree;
  private final CelChecker checker;

  /** A compiler of expressions that see the vocabulary and these names. */
  public ExpressionCompiler(Names names) {
    this.names = names;
    this.tree = NameTree.of(names);
    this.checker = Dialect.checker(tree);
  }

  /** The {@code if} of a workflow or step; written bare, or as a lone {@code ${{ }}}. */
  public Checked<Expression> condition(String text) {
    var bare = TemplateText.lone(text);
    if (bare.isPresent()) {
      return condition(bare.get().text(), bare.get().offset());
    }
    return condition(text, 0);
  }

  private Checked<Expression> condition(String text, int offset) {
    return switch (compile(text, offset)) {
      case Invalid<CompiledExpression>(var mistakes) -> new Invalid<>(mistakes);
      case Valid<CompiledExpression>(var compiled) ->
          switch (compiled.type()) {
            case BOOLEAN, ANY, NOTHING -> Checked.valid(new Condition(compiled));
            default ->
                Checked.invalid(
                    offset + text.length() - text.stripLeading().length(),
                    "The condition is %s, not true or false.".formatted(compiled.type().phrase()),
                    "Compare it with something, such as: %s != null".formatted(text.strip()));
          };
    };
  }

  /** Any value, such as a key; written bare, or as a lone {@code ${{ }}}. */
  public Checked<Expression> value(String text) {
    var bare = TemplateText.lone(text);
    var compiled =
        bare.isPresent() ? compile(bare.get().text(), bare.get().offset()) : compile(text, 0);
    return switch (compiled) {
      case Invalid<CompiledExpression>(var mistakes) -> new Invalid<>(mistakes);
      case Valid<CompiledExpression>(var expression) -> Checked.valid(expression);
    };
  }

  /** A setting's text, with its {@code ${{ }}}. */
  public Checked<Template> template(String text) {
    return new TemplateText(text).compile(this, names);
  }

  /**
   * @param offset where the expression stands in the text that mistakes are counted in
   */
  Checked<CompiledExpression> compile(String text, int offset) {
    var compiled = compile(text);
    return compiled instanceof Invalid<CompiledExpression>(var mistakes)
        ? new Invalid<>(mistakes.stream().map(mistake -> mistake.movedBy(offset)).toList())
        : compiled;
  }

  private Checked<CompiledExpression> compile(String text) {
    if (text.length() > Limits.EXPRESSION) {
      return Checked.invalid(
          0,
          "The expression has %,d characters, more than %,d."
              .formatted(text.length(), Limits.EXPRESSION),
          "Make it shorter.");
    }
    var parsed = Dialect.PARSER.parse(text);
    var source = new SourceText(text, parsed.getSource());
    if (parsed.hasError()) {
      var first = parsed.getErrors().getFirst();
      return new Invalid<>(
          List.of(Explanation.ofSyntax(source.offset(first), text, first.getMessage())));
    }
    var ast = NullComparison.rewrite(tree(parsed));
    var unknown = NameCheck.mistakes(ast, source, tree, names);
    return unknown.isEmpty() ? check(text, source, ast) : new Invalid<>(unknown);
  }

  private Checked<CompiledExpression> check(
      String text, SourceText source, CelAbstractSyntaxTree ast) {
    var checked = checker.check(ast);
    var mistakes = new LinkedHashSet<Mistake>();
    checked
        .getErrors()
        .forEach(
            issue -> mistakes.add(Explanation.ofType(source.offset(issue), issue.getMessage())));
    mistakes.addAll(LiteralCheck.mistakes(ast, source));
    mistakes.addAll(GrowthCheck.mistakes(ast, source));
    if (!mistakes.isEmpty()) {
      return new Invalid<>(List.copyOf(mistakes));
    }
    try {
      var typed = tree(checked);
      return Checked.valid(
          new CompiledExpression(
              text.strip(),
              tree,
              Dialect.RUNTIME.createProgram(typed),
              type(typed.getResultType())));
    } catch (CelEvaluationException e) {
      return Checked.invalid(
          0,
          "The expression cannot be used: %s.".formatted(Explanation.ofFailure(e)),
          "Write it in another way.");
    }
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("Has no error and yet no tree", e);
    }
  }

  private static ValueType type(CelType type) {
    return switch (type.kind()) {
      case STRING -> ValueType.TEXT;
      case INT, UINT, DOUBLE -> ValueType.NUMBER;
      case BOOL -> ValueType.BOOLEAN;
      case TIMESTAMP -> ValueType.TIME;
      case DURATION -> ValueType.DURATION;
      case LIST -> ValueType.LIST;
      case MAP -> ValueType.MAP;
      case NULL_TYPE -> ValueType.NOTHING;
      default -> ValueType.ANY;
    };
  }
}
