package dev.tableauwebhooks.workflow.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelChecker;
import dev.cel.common.CelOptions;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelMathExtensions;
import dev.cel.extensions.CelSetsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** CEL as this server speaks it: its limits, its functions, and its names as CEL's types. */
final class Dialect {

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(Limits.EXPRESSION)
          .maxParseRecursionDepth(64)
          .maxParseExpressionNodeCount(5_000)
          .comprehensionMaxIterations(Limits.ITERATIONS)
          .maxRegexProgramSize(10_000)
          .build();

  private static final CelStringExtensions STRINGS =
      CelExtensions.strings(
          EnumSet.complementOf(
              EnumSet.of(
                  CelStringExtensions.Function.JOIN,
                  CelStringExtensions.Function.QUOTE,
                  CelStringExtensions.Function.REPLACE)));
  private static final CelMathExtensions MATH = CelExtensions.math();
  private static final CelSetsExtensions SETS = CelExtensions.sets(OPTIONS);
  private static final CelListsExtensions LISTS =
      CelExtensions.lists(
          EnumSet.complementOf(
              EnumSet.of(
                  CelListsExtensions.Function.RANGE,
                  CelListsExtensions.Function.REVERSE,
                  CelListsExtensions.Function.SORT_BY)));

  static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(
              CelStandardMacro.STANDARD_MACROS.stream()
                  .filter(macro -> macro != CelStandardMacro.HAS)
                  .toList())
          .addMacros(FunctionLibrary.macros())
          .addLibraries(MATH)
          .build();

  static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .setStandardFunctions(
              CelStandardFunctions.newBuilder()
                  .filterFunctions((_, overload) ->
                      overload != AddOverload.ADD_STRING && overload != AddOverload.ADD_LIST)
                  .build())
          .addFunctionBindings(FunctionLibrary.limitedAddition())
          .addFunctionBindings(FunctionLibrary.bindings())
          .addLibraries(STRINGS, MATH, SETS, LISTS)
          .build();

  private Dialect() {}

  static CelChecker checker(NameTree.Group names) {
    var types = new Types(names);
    return CelCompilerFactory.standardCelCheckerBuilder()
        .setOptions(OPTIONS)
        .setTypeProvider(types)
        .addVarDeclarations(
            names.children().entrySet().stream()
                .map(entry -> CelVarDecl.newVarDeclaration(entry.getKey(), type(entry.getValue())))
                .toList())
        .addFunctionDeclarations(FunctionLibrary.declarations())
        .addLibraries(STRINGS, MATH, SETS, LISTS)
        .build();
  }

  static CelType type(NameTree name) {
    return switch (name) {
      case NameTree.Group(var path, _) -> StructTypeReference.create(typeName(path));
      case NameTree.Leaf(_, var type) ->
          switch (type) {
            case TEXT -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case TIME -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case LIST -> ListType.create(SimpleType.STRING);
            // A JSON number is an int or a double to CEL; only the value tells which.
            case NUMBER, MAP, ANY -> SimpleType.DYN;
            case NOTHING -> SimpleType.NULL_TYPE;
          };
    };
  }

  /** A name that no expression can spell, so that no path is mistaken for a type. */
  private static String typeName(String path) {
    return "#" + path;
  }

  /** Each group of names is a struct type. */
  private static final class Types implements CelTypeProvider {
    private final ImmutableMap<String, CelType> byName;

    Types(NameTree.Group root) {
      var types = ImmutableMap.<String, CelType>builder();
      add(root, types);
      byName = types.buildOrThrow();
    }

    private static void add(NameTree.Group group, ImmutableMap.Builder<String, CelType> types) {
      var fields =
          group.children().entrySet().stream()
              .collect(
                  ImmutableMap.toImmutableMap(Map.Entry::getKey, entry -> type(entry.getValue())));
      var name = typeName(group.path());
      types.put(
          name,
          StructType.create(
              name, fields.keySet(), field -> Optional.ofNullable(fields.get(field))));
      for (var child : group.children().values()) {
        if (child instanceof NameTree.Group nested) {
          add(nested, types);
        }
      }
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return byName.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }
}
