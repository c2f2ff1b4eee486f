package dev.tableauwebhooks.workflow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.workflow.Evaluation;
import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.LookupFailed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private final ExpressionCompiler compiler = new ExpressionCompiler(Scopes.NAMES);
  private final FakeLookups lookups = new FakeLookups();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "event.type                                       => \"WorkbookRefreshFailed\"",
        "event.resource.kind                              => \"workbook\"",
        "event.resource.name + '/' + event.resource.luid  => \"Sales/wb-7\"",
        "event.siteLuid                                   => \"site-1\"",
        "event.createdAt                                  => \"2026-11-24T08:30:15Z\"",
        "event.receivedAt - event.createdAt               => \"1.5s\"",
        "event.receivedAt > event.createdAt               => true",
        "event.id + ' ' + run.id + ' ' + run.workflow     => \"ev-1 run-1 Tell the owner\"",
        "content.name                                     => \"Sales <Q1> & more\"",
        "content.tags                                     => [\"critical\",\"finance\"]",
        "'critical' in content.tags                       => true",
        "'x' in content.tags                              => false",
        "content.tags.exists(t, t.startsWith('fin'))      => true",
        "content.project.path.startsWith('Finance/')      => true",
        "content.isCertified                              => false",
        "content.createdAt.getFullYear()                  => 2026",
        "site.contentUrl                                  => \"\"",
        "env.REGION                                       => \"eu\"",
        "steps.call.status                                => 200",
        "steps.call.status == 200 && steps.call.ok        => true",
        "steps.call.status >= 400                         => false",
        "steps.call.status + 1                            => 201",
        "steps.call.body.items[0].id                      => 5",
        "size(steps.call.body.items)                      => 1",
        "event.raw.count * 2                              => 6",
        "event.raw.ratio                                  => 0.5",
        "event.raw.count == 3.0                           => true",
        "event.raw['resource-name']                       => \"Sales\"",
        "event.raw.event_type + '!'                       => \"WorkbookRefreshFailed!\"",
        "event.raw.list                                   => [1,null,\"x\",{\"deep\":[true]}]",
        "event.raw.list.filter(x, x != null)              => [1,\"x\",{\"deep\":[true]}]",
        "event.raw.list[3].deep[0]                        => true",
        "event.raw.empty                                  => {}",
        "'count' in event.raw                             => true",
        "'nothing' in event.raw                           => false",
        "event.raw.exists(k, k == 'flag')                 => true",
        "event.raw.flag ? 'yes' : 'no'                    => \"yes\"",
        "event.raw.count > 2 && event.raw.flag            => true",
        "{'a': 1, 'b': [content.name]}                    => {\"a\":1,\"b\":[\"Sales <Q1> & more\"]}",
        "duration('90m')                                  => \"5400s\"",
        "1u + 2u                                          => 3",
        "[3, 1, 2].sort()                                 => [1,2,3]",
        "type(1) == int                                   => true",
        "timestamp('2026-01-01T00:00:00Z') < event.createdAt => true",
      })
  void computesJsonValues(String text, String json) {
    assertThat(JsonText.of(evaluate(text).value())).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "join(content.tags, ', ')                                       => \"critical, finance\"",
        "join([1, 2.5, true, event.createdAt], '/')                     => \"1/2.5/true/2026-11-24T08:30:15Z\"",
        "join([], ',')                                                  => \"\"",
        "truncate('abcdef', 4)                                          => \"abc…\"",
        "truncate('abcd', 4)                                            => \"abcd\"",
        "truncate('abcd', 0)                                            => \"\"",
        "formatDate(event.createdAt, 'EEE d MMM yyyy HH:mm', 'Europe/Berlin') => \"Tue 24 Nov 2026 09:30\"",
        "formatDate(event.createdAt, 'yyyy-MM-dd', 'UTC')               => \"2026-11-24\"",
        "lower('ÄRGER') + upper('straße')                               => \"ärgerSTRASSE\"",
        "json({'a': [1, \"x\\\"y\\n\"], 'b': {}})                       => \"{\\\"a\\\":[1,\\\"x\\\\\\\"y\\\\n\\\"],\\\"b\\\":{}}\"",
        "'a-b-c'.replace('-', '+')                                      => \"a+b+c\"",
        "'a-b-c'.split('-')                                             => [\"a\",\"b\",\"c\"]",
        "' x '.trim().size()                                            => 1",
        "'Sales 2026'.matches('[0-9]{4}$')                              => true",
        "math.greatest(1, 5, 3)                                         => 5",
        "math.round(2.5)                                                => 3",
        "sets.intersects(content.tags, ['finance', 'hr'])               => true",
        "[1, 1, 2].distinct()                                           => [1,2]",
        "[[1], [2]].flatten()                                           => [1,2]",
        "[1, 2, 3].slice(0, 2)                                          => [1,2]",
        "string(2.0) + string(true) + string(7)                         => \"2.0true7\"",
      })
  void offersFunctions(String text, String json) {
    assertThat(JsonText.of(evaluate(text).value())).isEqualTo(json);
  }

  /** docs/adr/0003-absent-values.md, line by line. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "content.owner.email                              => null",
        "content.owner.email + '!'                        => null",
        "content.owner.email == ''                        => null",
        "content.owner.email != ''                        => null",
        "!(content.owner.email == '')                     => null",
        "content.owner.email == null                      => true",
        "null == content.owner.email                      => true",
        "content.owner.email != null                      => false",
        "has(content.owner.email)                         => false",
        "!has(content.owner.email)                        => true",
        "has(content.owner.name)                          => true",
        "content.owner.name != null                       => true",
        "site.contentUrl != null                          => true",
        "default(content.owner.email, 'nobody')           => \"nobody\"",
        "default(content.owner.name, 'nobody')            => \"ada\"",
        "default(content.owner.email, content.owner.fullName) => null",
        "default(content.owner.email, default(content.owner.fullName, content.owner.name)) => \"ada\"",
        "content.owner.email != '' || content.owner.name == 'ada' => true",
        "content.owner.email != '' || false               => null",
        "content.owner.email != '' && false               => false",
        "content.owner.email != '' && true                => null",
        "content.owner.email == 'a' ? 1 : 2               => null",
        "size(content.owner.email)                        => null",
        "[content.owner.email]                            => null",
        "content.owner.email in ['a']                     => null",
        "truncate(content.owner.email, 3)                 => null",
        "event.text                                       => null",
        "job.error                                        => null",
        "event.raw.nothing                                => null",
        "event.raw.nothing == null                        => true",
        "event.raw.nope                                   => null",
        "event.raw.nope.deeper                            => null",
        "has(event.raw.nope.deeper)                       => false",
        "event.raw.nope.deeper == null                    => true",
        "event.raw.event_type.nope                        => null",
        "event.raw.list[9]                                => null",
        "has(event.raw.list[9])                           => false",
        "event.raw.list[1] == null                        => true",
        "event.raw['nope']                                => null",
        "{'a': 1}['b']                                    => null",
        "steps.skipped.text                               => null",
        "env.UNSET                                        => null",
        "null                                             => null",
      })
  void treatsAbsentValuesAsDocumented(String text, String json) {
    assertThat(JsonText.of(evaluate(text).value())).isEqualTo(json);
  }

  @Test
  void showsWhatItSaw() {
    assertThat(evaluate("'critical' in content.tags && content.owner.email != ''"))
        .satisfies(evaluation -> {
          assertThat(evaluation.isTrue()).isFalse();
          assertThat(evaluation.seen())
              .containsExactly(
                  java.util.Map.entry("content.tags", List.of("critical", "finance")),
                  new java.util.AbstractMap.SimpleEntry<>("content.owner.email", null));
        });
    assertThat(evaluate("event.raw.list[3].deep[0] && event.raw.count > 1").seen())
        .containsOnlyKeys("event.raw.list", "event.raw.list[3].deep", "event.raw.count");
    assertThat(evaluate("event.createdAt < event.receivedAt").seen())
        .containsEntry("event.createdAt", "2026-11-24T08:30:15Z");
  }

  @Test
  void fetchesOnlyWhatItNeedsAndOnlyOnce() {
    evaluate("content.name == 'x' && content.owner.email == 'y'");
    evaluate("default(content.owner.name, content.owner.fullName) + content.owner.name");
    assertThat(lookups.asked).containsExactly("content.name", "content.owner.name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content.description",
        "content.description == null",
        "has(content.description)",
        "default(content.description, 'none')",
        "content.description + 'x' == 'y'",
        "content.description.contains('x') || content.owner.email == 'x'",
        "content.owner.email == 'x' || content.description.contains('x')",
        "content.owner.email == 'x' && content.description.contains('x')",
        "content.tags.exists(t, t == content.description)",
        "join([content.description], ',')",
      })
  void neverTakesAFailedLookupForAnAbsentValue(String text) {
    assertThatThrownBy(() -> evaluate(text))
        .isExactlyInstanceOf(LookupFailed.class)
        .hasMessage("Tableau asked us to wait")
        .satisfies(failed ->
            assertThat(((LookupFailed) failed).waitAtLeast()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void doesNotNeedAFailedLookupThatDecidesNothing() {
    assertThat(evaluate("content.description.contains('x') || true").isTrue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "1 / (event.raw.count - 3)                 => it divides by zero",
        "event.raw.count + event.raw.event_type    => '+' cannot be applied to these values",
        "int(event.raw.event_type)                 => For input string: \"WorkbookRefreshFailed\"",
        "timestamp(event.raw.event_type)           => Text 'WorkbookRefreshFailed' could not be parsed at index 0",
        "9223372036854775807 + event.raw.count     => long overflow",
        "b'abc'                                    => bytes are no JSON value",
        "1.0 / 0.0                                 => Infinity is no JSON number",
        "[1,2,3,4,5,6,7,8,9,10].map(a,[1,2,3,4,5,6,7,8,9,10].map(b,[1,2,3,4,5,6,7,8,9,10].map(c,[1,2,3,4,5,6,7,8,9,10].map(d,[1,2].map(e,1))))) => it loops more than 10,000 times",
      })
  void saysWhyItCannotBeComputed(String text, String why) {
    assertThatThrownBy(() -> evaluate(text))
        .isInstanceOf(EvaluationFailed.class)
        .hasMessage("'%s' cannot be computed: %s.".formatted(text, why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "['%s']       => .map(a, a + a)",
        "[['%s', 1]]  => .map(a, a + a)",
        "['%s']       => .map(a, a.replace('x', 'xx'))",
        "['%s']       => .map(a, join([a, a], a))",
        "[{'k':'%s'}] => .map(a, {'k': [a, a]})",
      })
  void stopsValuesThatGrowWithoutEnd(String start, String step) {
    var text = start.formatted("x".repeat(1_000)) + step.repeat(step.contains("join") ? 8 : 16);
    assertThatThrownBy(() -> evaluate(text))
        .isInstanceOf(EvaluationFailed.class)
        .hasMessageEndingWith("cannot be computed: it makes a value that is too large.");
  }

  @Test
  void keepsLittleOfLargeValuesInWhatItSaw() {
    var scope = Scopes.with(path -> java.util.Optional.of("x".repeat(5_000)));
    var expression =
        ((Checked.Valid<dev.tableauwebhooks.workflow.Expression>)
                compiler.condition("content.name == ''"))
            .value();
    assertThat(expression.evaluate(scope).seen().get("content.name"))
        .isEqualTo("x".repeat(1_000) + "…");
  }

  @Test
  void isTrueOnlyForTrue() {
    assertThat(condition("event.raw.flag").isTrue()).isTrue();
    assertThat(condition("event.raw.nope").isTrue()).isFalse();
    assertThat(condition("${{ event.raw.flag }}").isTrue()).isTrue();
    assertThatThrownBy(() -> condition("event.raw.event_type"))
        .isInstanceOf(EvaluationFailed.class)
        .hasMessage(
            "'event.raw.event_type' came to 'WorkbookRefreshFailed', not to true or false.");
  }

  private Evaluation condition(String text) {
    return switch (compiler.condition(text)) {
      case Checked.Valid(var expression) -> expression.evaluate(Scopes.with(lookups));
      case Checked.Invalid(var mistakes) -> throw new AssertionError(mistakes.toString());
    };
  }

  private Evaluation evaluate(String text) {
    return switch (compiler.compile(text, 0)) {
      case Checked.Valid(var expression) -> expression.evaluate(Scopes.with(lookups));
      case Checked.Invalid(var mistakes) -> throw new AssertionError(text + ": " + mistakes);
    };
  }
}
