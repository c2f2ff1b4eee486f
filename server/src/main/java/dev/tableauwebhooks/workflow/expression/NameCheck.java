package dev.tableauwebhooks.workflow.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.tableauwebhooks.workflow.expression.NameTree.Group;
import dev.tableauwebhooks.workflow.expression.NameTree.Leaf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds names and functions that do not exist, before the types are looked at. */
final class NameCheck {
  /** What {@code type(x)} can be compared with, and the package of times and durations. */
  private static final Set<String> TYPE_NAMES =
      Set.of(
          "int",
          "uint",
          "double",
          "bool",
          "string",
          "bytes",
          "list",
          "map",
          "null_type",
          "type",
          "google");

  private static final Set<String> NAMESPACES = Set.of("math", "sets");

  private final SourceText source;
  private final Group root;
  private final UnknownName unknown;
  private final Set<Mistake> mistakes = new LinkedHashSet<>();

  private NameCheck(SourceText source, Group root, Names names) {
    this.source = source;
    this.root = root;
    this.unknown = new UnknownName(root, names);
  }

  static List<Mistake> mistakes(
      CelAbstractSyntaxTree tree, SourceText source, Group root, Names names) {
    var check = new NameCheck(source, root, names);
    check.visit(tree.getExpr(), Set.of());
    return List.copyOf(check.mistakes);
  }

  /**
   * @param bound the variables of the loops around it
   */
  private void visit(CelExpr expr, Set<String> bound) {
    switch (expr.getKind()) {
      case IDENT, SELECT -> visitPath(expr, bound);
      case CALL -> visitCall(expr, bound);
      case LIST -> expr.list().elements().forEach(element -> visit(element, bound));
      case MAP ->
          expr.map()
              .entries()
              .forEach(entry -> {
                visit(entry.key(), bound);
                visit(entry.value(), bound);
              });
      case COMPREHENSION -> visitLoop(expr.comprehension(), bound);
      case STRUCT ->
          wrong(
              source.offset(expr.id()),
              "Objects of a type cannot be made here.",
              "Write a map with its keys in quotes: {'key': value}.");
      case CONSTANT, NOT_SET -> {}
    }
  }

  private void visitLoop(CelExpr.CelComprehension loop, Set<String> bound) {
    visit(loop.iterRange(), bound);
    visit(loop.accuInit(), bound);
    var inside = new HashSet<>(bound);
    inside.add(loop.iterVar());
    inside.add(loop.iterVar2());
    inside.add(loop.accuVar());
    visit(loop.loopCondition(), inside);
    visit(loop.loopStep(), inside);
    visit(loop.result(), inside);
  }

  private void visitCall(CelExpr expr, Set<String> bound) {
    var call = expr.call();
    var namespace =
        call.target()
            .filter(target -> target.getKind() == Kind.IDENT)
            .map(target -> target.ident().name())
            .filter(name -> NAMESPACES.contains(name) && !bound.contains(name));
    if (namespace.isEmpty()) {
      call.target().ifPresent(target -> visit(target, bound));
    }
    call.args().forEach(argument -> visit(argument, bound));
    var name = namespace.map(space -> space + "." + call.function()).orElse(call.function());
    if (isWord(name) && !Functions.names().contains(name)) {
      wrong(
          source.functionOffset(expr.id(), call.function()),
          "Unknown function '%s'.".formatted(name),
          Suggestion.closest(name, Functions.names())
              .map("Did you mean '%s'?"::formatted)
              .orElse("Use one of the functions in docs/workflow-reference.md."));
    }
  }

  /** Operators and what macros expand to hold other characters. */
  private static boolean isWord(String function) {
    return function.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.')
        && !function.startsWith("_")
        && !function.contains("@");
  }

  /** {@code a.b.c}: a path of the vocabulary, or fields of some other value. */
  private void visitPath(CelExpr expr, Set<String> bound) {
    var fields = new ArrayDeque<CelExpr>();
    var base = expr;
    while (base.getKind() == Kind.SELECT) {
      fields.push(base);
      base = base.select().operand();
    }
    if (base.getKind() != Kind.IDENT) {
      visit(base, bound);
      return;
    }
    var name = base.ident().name();
    if (bound.contains(name) || TYPE_NAMES.contains(name)) {
      return;
    }
    var offset = source.offset(base.id());
    var start = root.children().get(name);
    if (start == null) {
      wrong(unknown.root(offset, name));
    } else {
      resolve(start, offset, fields);
    }
  }

  private void resolve(NameTree start, int offset, Deque<CelExpr> fields) {
    var name = start;
    for (var select : fields) {
      var field = select.select().field();
      var at = source.fieldOffset(select.id());
      switch (name) {
        case Group group -> {
          var child = group.children().get(field);
          if (child == null) {
            wrong(unknown.child(at, group, field));
            return;
          }
          name = child;
        }
        case Leaf(var path, var type) -> {
          if (type != ValueType.ANY) {
            wrong(
                at,
                "'%s' is %s and has no field '%s'.".formatted(path, type.phrase(), field),
                "Leave out '.%s'.".formatted(field));
          }
          return;
        }
      }
    }
    if (name instanceof Group group) {
      wrong(unknown.group(offset, group));
    }
  }

  private void wrong(int offset, String what, String fix) {
    wrong(new Mistake(offset, what, fix));
  }

  private void wrong(Mistake mistake) {
    mistakes.add(mistake);
  }
}
