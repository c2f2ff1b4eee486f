package dev.tableauwebhooks.workflow.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.ErrorValue;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The functions that this server adds to CEL, and those of CEL's that it limits. */
final class FunctionLibrary {

  /** What {@code has(x)} and {@code x != null} become: whether x is neither absent nor null. */
  static final String PRESENT = "@present";

  private FunctionLibrary() {}

  static ImmutableList<CelMacro> macros() {
    return ImmutableList.of(
        CelMacro.newGlobalMacro(
            "has", 1, (make, _, args) -> Optional.of(make.newGlobalCall(PRESENT, args.get(0)))),
        CelMacro.newGlobalMacro(
            "default",
            2,
            (make, _, args) ->
                Optional.of(
                    make.newGlobalCall(
                        "_?_:_",
                        make.newGlobalCall(PRESENT, args.get(0)),
                        make.copy(args.get(0)),
                        args.get(1)))));
  }

  static ImmutableList<CelFunctionDecl> declarations() {
    var any = SimpleType.DYN;
    var text = SimpleType.STRING;
    return ImmutableList.of(
        global(PRESENT, "present", SimpleType.BOOL, any),
        global("join", "join_values", text, ListType.create(any), text),
        global("truncate", "truncate_text", text, text, SimpleType.INT),
        global("formatDate", "format_date", text, SimpleType.TIMESTAMP, text, text),
        global("lower", "lower_text", text, text),
        global("upper", "upper_text", text, text),
        global("json", "json_any", text, any),
        CelFunctionDecl.newFunctionDeclaration(
            "replace", CelOverloadDecl.newMemberOverload("replace_all", text, text, text, text)));
  }

  static ImmutableList<CelFunctionBinding> bindings() {
    return Stream.of(
            function(PRESENT, new Lenient("present", args -> isPresent(args[0]))),
            function(
                "join",
                CelFunctionBinding.from(
                    "join_values", List.class, String.class, FunctionLibrary::join)),
            function(
                "truncate",
                CelFunctionBinding.from(
                    "truncate_text", String.class, Long.class, FunctionLibrary::truncate)),
            function(
                "formatDate",
                CelFunctionBinding.from(
                    "format_date",
                    ImmutableList.of(Instant.class, String.class, String.class),
                    args -> formatDate((Instant) args[0], (String) args[1], (String) args[2]))),
            function(
                "lower",
                CelFunctionBinding.from(
                    "lower_text", String.class, t -> t.toLowerCase(Locale.ROOT))),
            function(
                "upper",
                CelFunctionBinding.from(
                    "upper_text", String.class, t -> t.toUpperCase(Locale.ROOT))),
            function(
                "json",
                CelFunctionBinding.from(
                    "json_any", Object.class, x -> JsonText.of(Values.toJson(x)))),
            function(
                "replace",
                CelFunctionBinding.from(
                    "replace_all",
                    ImmutableList.of(String.class, String.class, String.class),
                    args -> replace((String) args[0], (String) args[1], (String) args[2]))))
        .flatMap(Set::stream)
        .collect(ImmutableList.toImmutableList());
  }

  private static Set<CelFunctionBinding> function(String name, CelFunctionBinding overload) {
    return CelFunctionBinding.fromOverloads(name, overload);
  }

  /** The overloads of {@code +} whose results can grow without bound. */
  static ImmutableList<CelFunctionBinding> limitedAddition() {
    return ImmutableList.copyOf(
        CelFunctionBinding.fromOverloads(
            "_+_",
            CelFunctionBinding.from(
                "add_string", String.class, String.class, FunctionLibrary::concatenate),
            CelFunctionBinding.from("add_list", List.class, List.class, FunctionLibrary::append)));
  }

  private static String concatenate(String left, String right) {
    Limits.check((long) left.length() + right.length());
    return left + right;
  }

  private static List<Object> append(List<?> left, List<?> right) {
    Limits.check((long) left.size() + right.size());
    var all = new ArrayList<Object>(left);
    all.addAll(right);
    return all;
  }

  private static boolean isPresent(Object argument) throws CelEvaluationException {
    if (argument instanceof ErrorValue error) {
      if (Reading.lookupFailure(error.value()).isEmpty() && Absent.causes(error.value())) {
        return false;
      }
      throw new CelEvaluationException("cannot be computed", error.value());
    }
    return !(argument instanceof NullValue);
  }

  private static String join(List<?> list, String separator) {
    var text = new StringBuilder();
    for (var i = 0; i < list.size(); i++) {
      text.append(i == 0 ? "" : separator).append(Values.text(Values.toJson(list.get(i))));
      Limits.check(text.length());
    }
    return text.toString();
  }

  private static String truncate(String text, long length) {
    var characters = text.codePointCount(0, text.length());
    if (characters <= length) {
      return text;
    }
    return length < 1 ? "" : text.substring(0, text.offsetByCodePoints(0, (int) length - 1)) + "…";
  }

  private static String formatDate(Instant time, String pattern, String zone) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
          .format(time.atZone(ZoneId.of(zone)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the pattern '%s' or the zone '%s' is not valid".formatted(pattern, zone), e);
    }
  }

  private static String replace(String text, String old, String with) {
    var growth = Math.max(0, with.length() - old.length());
    if (growth > 0) {
      Limits.check(text.length() + (long) occurrences(text, old) * growth);
    }
    return text.replace(old, with);
  }

  private static int occurrences(String text, String part) {
    if (part.isEmpty()) {
      return text.length() + 1;
    }
    var count = 0;
    for (var at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static CelFunctionDecl global(
      String name, String overload, CelType result, CelType... parameters) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(overload, result, parameters));
  }

  /** A function of one argument that is called even where the argument could not be computed. */
  private record Lenient(String getOverloadId, CelFunctionOverload getDefinition)
      implements CelFunctionBinding {
    @Override
    public ImmutableList<Class<?>> getArgTypes() {
      return ImmutableList.of(Object.class);
    }

    @Override
    public boolean isStrict() {
      return false;
    }
  }
}
