package dev.tableauwebhooks.workflow.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Makes {@code x != null} mean {@code has(x)}, and {@code x == null} its opposite. CEL itself would
 * refuse to compare text with null, and would let an absent x make the comparison absent.
 */
final class NullComparison {
  private static final String NOT = "!_";

  /** Above every id of the tree, so that what is added has ids of its own. */
  private long nextId;

  private NullComparison(long nextId) {
    this.nextId = nextId;
  }

  static CelAbstractSyntaxTree rewrite(CelAbstractSyntaxTree tree) {
    var highest = tree.getSource().getPositionsMap().keySet().stream().mapToLong(id -> id).max();
    return CelAbstractSyntaxTree.newParsedAst(
        new NullComparison(highest.orElse(0) + 1).rewrite(tree.getExpr()), tree.getSource());
  }

  private CelExpr rewrite(CelExpr expr) {
    return switch (expr.getKind()) {
      case CALL -> rewriteCall(expr);
      case SELECT ->
          CelExpr.ofSelect(
              expr.id(),
              rewrite(expr.select().operand()),
              expr.select().field(),
              expr.select().testOnly());
      case LIST ->
          CelExpr.ofList(expr.id(), rewrite(expr.list().elements()), expr.list().optionalIndices());
      case MAP ->
          CelExpr.ofMap(
              expr.id(),
              expr.map().entries().stream()
                  .map(entry ->
                      CelExpr.ofMapEntry(
                          entry.id(),
                          rewrite(entry.key()),
                          rewrite(entry.value()),
                          entry.optionalEntry()))
                  .collect(ImmutableList.toImmutableList()));
      case COMPREHENSION -> rewriteComprehension(expr);
      case CONSTANT, IDENT, STRUCT, NOT_SET -> expr;
    };
  }

  private CelExpr rewriteCall(CelExpr expr) {
    var call = expr.call();
    var args = rewrite(call.args());
    if (args.size() == 2 && (call.function().equals("_==_") || call.function().equals("_!=_"))) {
      var operand = isNull(args.get(1)) ? args.get(0) : isNull(args.get(0)) ? args.get(1) : null;
      if (operand != null) {
        return call.function().equals("_!=_")
            ? present(expr.id(), operand)
            : call(expr.id(), NOT, present(nextId++, operand));
      }
    }
    return CelExpr.ofCall(expr.id(), call.target().map(this::rewrite), call.function(), args);
  }

  private CelExpr rewriteComprehension(CelExpr expr) {
    var loop = expr.comprehension();
    return CelExpr.ofComprehension(
        expr.id(),
        loop.iterVar(),
        loop.iterVar2(),
        rewrite(loop.iterRange()),
        loop.accuVar(),
        rewrite(loop.accuInit()),
        rewrite(loop.loopCondition()),
        rewrite(loop.loopStep()),
        rewrite(loop.result()));
  }

  private ImmutableList<CelExpr> rewrite(List<CelExpr> exprs) {
    return exprs.stream().map(this::rewrite).collect(ImmutableList.toImmutableList());
  }

  private static boolean isNull(CelExpr expr) {
    return expr.getKind() == Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.NULL_VALUE;
  }

  private static CelExpr present(long id, CelExpr operand) {
    return call(id, FunctionLibrary.PRESENT, operand);
  }

  private static CelExpr call(long id, String function, CelExpr argument) {
    return CelExpr.ofCall(id, Optional.empty(), function, ImmutableList.of(argument));
  }
}
