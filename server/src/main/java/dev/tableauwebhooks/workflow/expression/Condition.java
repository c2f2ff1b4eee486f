package dev.tableauwebhooks.workflow.expression;

import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.Scope;

/** An {@code if}: true, false or absent, and nothing else. */
record Condition(CompiledExpression expression) implements Expression {

  @Override
  public String text() {
    return expression.text();
  }

  @Override
  public Evaluation evaluate(Scope scope) {
    var evaluation = expression.evaluate(scope);
    return switch (evaluation.value()) {
      case null -> evaluation;
      case Boolean _ -> evaluation;
      default ->
          throw new EvaluationFailed(
              "'%s' came to '%s', not to true or false."
                  .formatted(text(), Values.text(evaluation.value())));
    };
  }
}
