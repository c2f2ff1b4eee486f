package dev.tableauwebhooks.workflow.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tableauwebhooks.workflow.Lookups;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {
  private final ExpressionCompiler compiler = new ExpressionCompiler(Scopes.NAMES);

  /** One call of every function that the table lists. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("has", "has(event.text)"),
          Map.entry("default", "default(event.text, 'x')"),
          Map.entry("join", "join([1], ',')"),
          Map.entry("truncate", "truncate('abc', 2)"),
          Map.entry("formatDate", "formatDate(event.createdAt, 'HH', 'UTC')"),
          Map.entry("lower", "lower('A')"),
          Map.entry("upper", "upper('a')"),
          Map.entry("json", "json([1])"),
          Map.entry("contains", "'abc'.contains('b')"),
          Map.entry("startsWith", "'abc'.startsWith('a')"),
          Map.entry("endsWith", "'abc'.endsWith('c')"),
          Map.entry("matches", "'abc'.matches('^a')"),
          Map.entry("size", "size('abc') + 'abc'.size()"),
          Map.entry("replace", "'abc'.replace('b', '')"),
          Map.entry("split", "'a,b'.split(',')"),
          Map.entry("substring", "'abc'.substring(1, 2)"),
          Map.entry("indexOf", "'abc'.indexOf('c')"),
          Map.entry("lastIndexOf", "'abc'.lastIndexOf('c')"),
          Map.entry("charAt", "'abc'.charAt(1)"),
          Map.entry("trim", "' a '.trim()"),
          Map.entry("lowerAscii", "'A'.lowerAscii()"),
          Map.entry("upperAscii", "'a'.upperAscii()"),
          Map.entry("reverse", "'abc'.reverse()"),
          Map.entry("exists", "[1].exists(x, x == 1)"),
          Map.entry("exists_one", "[1].exists_one(x, x == 1)"),
          Map.entry("all", "[1].all(x, x == 1)"),
          Map.entry("filter", "[1].filter(x, x == 1)"),
          Map.entry("map", "[1].map(x, x + 1)"),
          Map.entry("sort", "[2, 1].sort()"),
          Map.entry("distinct", "[1, 1].distinct()"),
          Map.entry("flatten", "[[1]].flatten()"),
          Map.entry("slice", "[1, 2].slice(0, 1)"),
          Map.entry("sets.contains", "sets.contains([1], [1])"),
          Map.entry("sets.equivalent", "sets.equivalent([1], [1])"),
          Map.entry("sets.intersects", "sets.intersects([1], [1])"),
          Map.entry("int", "int('1')"),
          Map.entry("uint", "uint('1')"),
          Map.entry("double", "double('1')"),
          Map.entry("math.greatest", "math.greatest(1, 2)"),
          Map.entry("math.least", "math.least(1, 2)"),
          Map.entry("math.ceil", "math.ceil(1.5)"),
          Map.entry("math.floor", "math.floor(1.5)"),
          Map.entry("math.round", "math.round(1.5)"),
          Map.entry("math.trunc", "math.trunc(1.5)"),
          Map.entry("math.abs", "math.abs(-1)"),
          Map.entry("math.sign", "math.sign(-1)"),
          Map.entry("math.sqrt", "math.sqrt(4)"),
          Map.entry("math.isNaN", "math.isNaN(1.0)"),
          Map.entry("math.isInf", "math.isInf(1.0)"),
          Map.entry("math.isFinite", "math.isFinite(1.0)"),
          Map.entry("timestamp", "timestamp('2026-11-24T08:30:00Z')"),
          Map.entry("duration", "duration('5m')"),
          Map.entry("getFullYear", "event.createdAt.getFullYear()"),
          Map.entry("getMonth", "event.createdAt.getMonth('Europe/Berlin')"),
          Map.entry("getDate", "event.createdAt.getDate()"),
          Map.entry("getDayOfMonth", "event.createdAt.getDayOfMonth()"),
          Map.entry("getDayOfWeek", "event.createdAt.getDayOfWeek()"),
          Map.entry("getDayOfYear", "event.createdAt.getDayOfYear()"),
          Map.entry("getHours", "event.createdAt.getHours('+02:00')"),
          Map.entry("getMinutes", "event.createdAt.getMinutes()"),
          Map.entry("getSeconds", "event.createdAt.getSeconds()"),
          Map.entry("getMilliseconds", "event.createdAt.getMilliseconds()"),
          Map.entry("string", "string(1)"),
          Map.entry("bool", "bool('true')"),
          Map.entry("bytes", "size(bytes('a'))"),
          Map.entry("dyn", "dyn(1)"),
          Map.entry("type", "type(1) == int"));

  @ParameterizedTest
  @MethodSource("dev.tableauwebhooks.workflow.expression.Vocabulary#names")
  void servesEveryNameOfTheVocabulary(Vocabulary.Name name) {
    assertThat(compiler.compile(name.path(), 0).mistakes()).isEmpty();
    for (var lookups : new Lookups[] {Lookups.NONE, new FakeLookups()}) {
      if (!name.path().equals(FakeLookups.FAILING)) {
        assertThat(evaluate(name.path(), lookups).seen()).isNotNull();
      }
    }
  }

  @Test
  void explainsEveryNameInOneSentence() {
    assertThat(Vocabulary.names()).allMatch(name -> name.meaning().matches("[^.]+(\\.[^.]+)*\\."));
    assertThat(Vocabulary.names()).extracting(Vocabulary.Name::path).doesNotHaveDuplicates();
  }

  @Test
  void offersEveryFunctionOfTheTable() {
    assertThat(EXAMPLES.keySet()).isEqualTo(Functions.names());
    assertThat(
            EXAMPLES.values().stream()
                .filter(example -> !compiler.compile(example, 0).mistakes().isEmpty())
                .collect(Collectors.toSet()))
        .isEmpty();
    EXAMPLES.values().forEach(example -> evaluate(example, Lookups.NONE));
  }

  private dev.tableauwebhooks.workflow.Evaluation evaluate(String text, Lookups lookups) {
    return ((Checked.Valid<CompiledExpression>) compiler.compile(text, 0))
        .value()
        .evaluate(Scopes.with(lookups));
  }
}
