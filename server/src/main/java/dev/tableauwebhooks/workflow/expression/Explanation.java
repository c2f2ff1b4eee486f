package dev.tableauwebhooks.workflow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CEL's messages in plain words. */
final class Explanation {
  private static final Pattern NO_OVERLOAD =
      Pattern.compile(
          "found no matching overload for '(.+?)' applied to '(.*?)'(?: \\(candidates.*)?");
  private static final Pattern WRONG_TYPE =
      Pattern.compile("expected type '(.+)' but found '(.+)'");
  private static final Pattern NO_LIST =
      Pattern.compile("expression of type '(.+)' cannot be range of a comprehension.*");
  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "(?:mismatched input|extraneous input|no viable alternative at input|token recognition"
              + " error at:) '(.*?)'(?: expecting.*)?");
  private static final Pattern NO_OVERLOAD_AT_RUN_TIME =
      Pattern.compile("No matching overload for function '(.+?)'.*");
  private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.+)");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("int", "a whole number"),
          Map.entry("uint", "an unsigned number"),
          Map.entry("double", "a number"),
          Map.entry("string", "text"),
          Map.entry("bool", "true or false"),
          Map.entry("bytes", "bytes"),
          Map.entry("null", "null"),
          Map.entry("google.protobuf.Timestamp", "a time"),
          Map.entry("google.protobuf.Duration", "a duration"));

  private static final Map<String, String> WORD_OPERATORS =
      Map.of("and", "&&", "or", "||", "not", "!", "=", "==", "&", "&&", "|", "||");

  private static final Set<String> LOGICAL = Set.of("!_", "_&&_", "_||_");

  private static final String CHECK_SYNTAX = "Check the operators, quotes and brackets around it.";

  private Explanation() {}

  /** A text that is no expression at all. */
  static Mistake ofSyntax(int offset, String text, String message) {
    if (text.strip().isEmpty()) {
      return new Mistake(0, "The expression is empty.", "Write one, or leave it out.");
    }
    var reserved = RESERVED.matcher(message);
    if (reserved.matches()) {
      return new Mistake(
          offset, "'%s' is a reserved word.".formatted(reserved.group(1)), "Use another name.");
    }
    var word = wordAt(text, offset);
    if (WORD_OPERATORS.containsKey(word)) {
      return new Mistake(
          offset,
          "'%s' is no operator.".formatted(word),
          "Write %s.".formatted(WORD_OPERATORS.get(word)));
    }
    if (offset >= text.stripTrailing().length()) {
      return new Mistake(offset, "The expression ends too early.", "Finish it.");
    }
    var unexpected = UNEXPECTED.matcher(message);
    if (!unexpected.matches()) {
      return new Mistake(offset, sentence(message), CHECK_SYNTAX);
    }
    return unexpected.group(1).startsWith("'") || unexpected.group(1).startsWith("\"")
        ? new Mistake(offset, "A quote is opened here and not closed.", "Close it.")
        : new Mistake(offset, "Unexpected '%s'.".formatted(word), CHECK_SYNTAX);
  }

  /** An expression whose parts do not fit together. */
  static Mistake ofType(int offset, String message) {
    var overload = NO_OVERLOAD.matcher(message);
    if (overload.matches()) {
      return noOverload(offset, overload);
    }
    var type = WRONG_TYPE.matcher(message);
    if (type.matches()) {
      return new Mistake(
          offset,
          "This is %s where %s is needed.".formatted(phrase(type.group(2)), phrase(type.group(1))),
          "Compare or convert it, for example with == or string(…).");
    }
    var list = NO_LIST.matcher(message);
    return list.matches()
        ? new Mistake(
            offset,
            "This is %s where a list is needed.".formatted(phrase(list.group(1))),
            "Use a list, such as content.tags.")
        : new Mistake(offset, sentence(message), CHECK_SYNTAX);
  }

  /** Why a well-typed expression failed: a clause such as {@code it divides by zero}. */
  static String ofFailure(Throwable failure) {
    var root = failure;
    while (root.getCause() != null && !(root instanceof Limits.TooLarge)) {
      root = root.getCause();
    }
    var message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    if (message.contains("by zero")) {
      return "it divides by zero";
    }
    if (root.getClass().getSimpleName().startsWith("CelIterationLimit")) {
      return "it loops more than %,d times".formatted(Limits.ITERATIONS);
    }
    var overload = NO_OVERLOAD_AT_RUN_TIME.matcher(message);
    if (overload.matches()) {
      return "'%s' cannot be applied to these values".formatted(plain(overload.group(1)));
    }
    return message.replaceFirst("^evaluation error at <input>:\\d+: ", "").replace("\n", " ");
  }

  private static Mistake noOverload(int offset, Matcher overload) {
    var function = overload.group(1);
    var types = typesIn(overload.group(2)).stream().map(Explanation::phrase).toList();
    if (function.equals("_?_:_")) {
      return new Mistake(
          offset,
          "The alternatives are %s and %s.".formatted(types.get(1), types.get(2)),
          "Give both the same type, for example with string(…).");
    }
    var name = plain(function);
    var what =
        types.isEmpty()
            ? "'%s' cannot be called without a value.".formatted(name)
            : "'%s' cannot be applied to %s.".formatted(name, String.join(" and ", types));
    return new Mistake(offset, what, fixFor(function, types));
  }

  /** {@code (int, list(string))} or, with a receiver, {@code string.(int)}. */
  private static List<String> typesIn(String signature) {
    var types = new ArrayList<String>();
    var open = signature.startsWith("(") ? 0 : signature.indexOf(".(") + 1;
    if (open > 0) {
      types.add(signature.substring(0, open - 1));
    }
    var depth = 0;
    var start = open + 1;
    for (var at = start; at < signature.length(); at++) {
      var c = signature.charAt(at);
      if (depth == 0 && (c == ',' || c == ')')) {
        types.add(signature.substring(start, at).strip());
        start = at + 1;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    types.removeIf(String::isEmpty);
    return types;
  }

  private static String fixFor(String function, List<String> types) {
    if (LOGICAL.contains(function)) {
      return "Compare it with something, for example with ==.";
    }
    if (types.contains("a time") && types.contains("text")) {
      return "Write the time as timestamp('2026-11-24T08:30:00Z').";
    }
    var usages =
        Functions.all().stream()
            .filter(known -> known.name().equals(function))
            .map(known -> known.usage())
            .collect(Collectors.joining(" or "));
    return usages.isEmpty()
        ? "Convert one side, for example with string(…), int(…) or double(…)."
        : "Write it as %s.".formatted(usages);
  }

  /** {@code _+_} is CEL's name of {@code +}. */
  private static String plain(String function) {
    return function.matches("[_!@\\-].*|.*_") ? function.replaceAll("[_@]", "") : function;
  }

  private static String phrase(String type) {
    if (type.startsWith("list")) {
      return "a list";
    }
    if (type.startsWith("map")) {
      return "a map";
    }
    return TYPES.getOrDefault(type, "any value");
  }

  private static String wordAt(String text, int offset) {
    if (offset >= text.length()) {
      return "";
    }
    var end = offset;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(offset, Math.max(end, text.offsetByCodePoints(offset, 1)));
  }

  private static String sentence(String message) {
    var text = Character.toUpperCase(message.charAt(0)) + message.substring(1);
    return text.endsWith(".") ? text : text + ".";
  }
}
