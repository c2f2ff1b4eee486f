package dev.tableauwebhooks.workflow.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.Expression;
import dev.tableauwebhooks.workflow.Scope;
import dev.tableauwebhooks.workflow.expression.NameTree.Group;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression ready to run. Safe for many threads. */
public final class CompiledExpression implements Expression {
  private final String text;
  private final Group names;
  private final Program program;
  private final ValueType type;

  CompiledExpression(String text, Group names, Program program, ValueType type) {
    this.text = text;
    this.names = names;
    this.program = program;
    this.type = type;
  }

  @Override
  public String text() {
    return text;
  }

  /** What is known of its value. */
  public ValueType type() {
    return type;
  }

  @Override
  public Evaluation evaluate(Scope scope) {
    var reading = new Reading(scope);
    var value = evaluate(reading);
    return new Evaluation(value, reading.seen());
  }

  /** The value as JSON; null where it is absent. */
  @Nullable Object evaluate(Reading reading) {
    try {
      return Values.toJson(program.eval(name -> find(name, reading)));
    } catch (CelEvaluationException | Limits.TooLarge | IllegalArgumentException e) {
      return absentOrThrow(e, reading);
    } finally {
      reading.takeFailure();
    }
  }

  private Optional<Object> find(String name, Reading reading) {
    var value = new GroupValue(names, reading).find(name);
    if (value.isEmpty() && names.children().containsKey(name)) {
      throw new Absent(name);
    }
    return value;
  }

  /** While a look-up has failed, nobody knows whether another part is decisive. */
  private @Nullable Object absentOrThrow(Exception failure, Reading reading) {
    var lookup = reading.takeFailure();
    if (lookup.isPresent()) {
      throw lookup.get();
    }
    if (Absent.causes(failure)) {
      return null;
    }
    throw new EvaluationFailed(
        "'%s' cannot be computed: %s.".formatted(text, Explanation.ofFailure(failure)));
  }
}
