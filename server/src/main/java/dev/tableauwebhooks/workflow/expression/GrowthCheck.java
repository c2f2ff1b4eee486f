package dev.tableauwebhooks.workflow.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.List;

/**
 * Refuses loops over loops that would build values beyond all bounds, such as {@code .map(a, [a,
 * a])} thirty times in a row: CEL limits the turns of loops, but not what one turn makes.
 */
final class GrowthCheck {
  private static final long MOST = 100_000;

  private GrowthCheck() {}

  static List<Mistake> mistakes(CelAbstractSyntaxTree tree, SourceText source) {
    var growth = 1L;
    var loops =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(node -> node.getKind() == Kind.COMPREHENSION)
            .toList();
    for (var loop : loops) {
      growth *= Math.max(1, uses(loop.expr().comprehension()));
      if (growth > MOST) {
        return List.of(
            new Mistake(
                source.offset(loop.id()),
                "There are too many loops in this expression.",
                "Use fewer, or fewer uses of their variables."));
      }
    }
    return List.of();
  }

  /** How often one turn of the loop uses its variables. */
  private static long uses(CelComprehension loop) {
    return CelNavigableExpr.fromExpr(loop.loopStep())
        .allNodes()
        .filter(node -> node.getKind() == Kind.IDENT)
        .map(node -> node.expr().ident().name())
        .filter(name -> name.equals(loop.iterVar()) || name.equals(loop.iterVar2()))
        .count();
  }
}
