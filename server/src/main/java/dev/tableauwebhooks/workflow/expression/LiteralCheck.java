package dev.tableauwebhooks.workflow.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds literal patterns, zones, times and durations that are certain to fail. */
final class LiteralCheck {
  private static final java.util.regex.Pattern DURATION =
      java.util.regex.Pattern.compile("-?(\\d+(\\.\\d*)?(h|ms|us|ns|m|s))+|0");
  private static final java.util.regex.Pattern OFFSET =
      java.util.regex.Pattern.compile("[+-]?\\d\\d:\\d\\d");

  private final SourceText source;
  private final List<Mistake> mistakes = new ArrayList<>();

  private LiteralCheck(SourceText source) {
    this.source = source;
  }

  static List<Mistake> mistakes(CelAbstractSyntaxTree tree, SourceText source) {
    var check = new LiteralCheck(source);
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(expr -> expr.getKind() == Kind.CALL)
        .forEach(expr -> check.check(expr.call()));
    return check.mistakes;
  }

  private void check(CelExpr.CelCall call) {
    switch (call.function()) {
      case "matches" -> literal(call, call.args().size() - 1).ifPresent(this::checkRegex);
      case "timestamp" -> literal(call, 0).ifPresent(this::checkTime);
      case "duration" -> literal(call, 0).ifPresent(this::checkDuration);
      case "formatDate" -> {
        literal(call, 1).ifPresent(this::checkPattern);
        literal(call, 2).ifPresent(this::checkZone);
      }
      case String name when name.startsWith("get") -> literal(call, 0).ifPresent(this::checkZone);
      default -> {}
    }
  }

  private record Literal(int offset, String text) {}

  private Optional<Literal> literal(CelExpr.CelCall call, int index) {
    return Optional.of(call.args())
        .filter(args -> index >= 0 && index < args.size())
        .map(args -> args.get(index))
        .filter(arg ->
            arg.getKind() == Kind.CONSTANT
                && arg.constant().getKind() == CelConstant.Kind.STRING_VALUE)
        .map(arg -> new Literal(source.offset(arg.id()), arg.constant().stringValue()));
  }

  private void checkRegex(Literal literal) {
    try {
      Pattern.compile(literal.text());
    } catch (PatternSyntaxException e) {
      wrong(
          literal,
          "'%s' is no regular expression: %s.".formatted(literal.text(), e.getDescription()),
          "See https://github.com/google/re2/wiki/Syntax.");
    }
  }

  private void checkTime(Literal literal) {
    try {
      OffsetDateTime.parse(literal.text());
    } catch (DateTimeException e) {
      wrong(
          literal,
          "'%s' is no time.".formatted(literal.text()),
          "Write it like '2026-11-24T08:30:00Z'.");
    }
  }

  private void checkDuration(Literal literal) {
    if (!DURATION.matcher(literal.text()).matches()) {
      wrong(
          literal,
          "'%s' is no duration.".formatted(literal.text()),
          "Write it like '90s', '5m' or '1h30m'.");
    }
  }

  private void checkPattern(Literal literal) {
    try {
      var _ = DateTimeFormatter.ofPattern(literal.text());
    } catch (IllegalArgumentException e) {
      wrong(
          literal,
          "'%s' is no pattern for dates.".formatted(literal.text()),
          "Write it like 'yyyy-MM-dd HH:mm'.");
    }
  }

  private void checkZone(Literal literal) {
    if (OFFSET.matcher(literal.text()).matches()) {
      return;
    }
    try {
      ZoneId.of(literal.text());
    } catch (DateTimeException e) {
      wrong(
          literal,
          "Unknown time zone '%s'.".formatted(literal.text()),
          Suggestion.closest(literal.text(), ZoneId.getAvailableZoneIds())
              .map("Did you mean '%s'?"::formatted)
              .orElse("Write it like 'Europe/Berlin' or 'UTC'."));
    }
  }

  private void wrong(Literal literal, String what, String fix) {
    mistakes.add(new Mistake(literal.offset(), what, fix));
  }
}
