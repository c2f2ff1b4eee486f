package dev.tableauwebhooks.workflow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tableauwebhooks.action.Markup;
import dev.tableauwebhooks.workflow.EvaluationFailed;
import dev.tableauwebhooks.workflow.LookupFailed;
import dev.tableauwebhooks.workflow.expression.SettingValue.Computed;
import dev.tableauwebhooks.workflow.expression.SettingValue.Constant;
import dev.tableauwebhooks.workflow.expression.SettingValue.Elements;
import dev.tableauwebhooks.workflow.expression.SettingValue.Entries;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private final ExpressionCompiler compiler = new ExpressionCompiler(Scopes.NAMES);
  private final FakeLookups lookups = new FakeLookups();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "no expression                           => no expression",
        "$ { {{ }} $$ ${ x }                     => $ { {{ }} $$ ${ x }",
        "Hello ${{ content.owner.name }}!        => Hello ada!",
        "${{event.resource.name}}${{event.id}}   => Salesev-1",
        "a ${{ content.owner.email }} b          => a  b",
        "a $${{ content.name }}                  => a ${{ content.name }}",
        "$$${{ 1 }}                              => $${{ 1 }}",
        "$ ${{ 1 }}                              => $ 1",
        "x${{ '}}' }}                            => x}}",
        "x${{ \"}}\" + '}}' }}                   => x}}}}",
        "x${{ '\\'}}' }}                         => x'}}",
        "x${{ r'\\}}' }}                          => x\\}}",
        "x${{ '''a'}}''' }}                      => xa'}}",
        "x${{ {'a': {'b': 1}}['a']['b'] }}       => x1",
        "x${{ {'a': 2}.a }}                      => x2",
        "x${{ {'a': {'b': 3}}.a.b}}              => x3",
        "n=${{ 1 + 1 }} b=${{ true }} d=${{ 2.50 }} => n=2 b=true d=2.5",
        "at ${{ event.createdAt }}               => at 2026-11-24T08:30:15Z",
        "raw: ${{ event.raw.list }}              => raw: [1,null,\"x\",{\"deep\":[true]}]",
      })
  void insertsValuesIntoText(String text, String expected) {
    assertThat(render(text, Markup.PLAIN)).isEqualTo(expected);
  }

  @Test
  void keepsTheTypeOfALoneExpression() {
    assertThat(render("${{ content.tags }}", Markup.PLAIN))
        .isEqualTo(List.of("critical", "finance"));
    assertThat(render("${{ 1 + 1 }}", Markup.PLAIN)).isEqualTo(2L);
    assertThat(render("${{ content.isCertified }}", Markup.PLAIN)).isEqualTo(false);
    assertThat(render("${{ {'a': [1]} }}", Markup.PLAIN)).isEqualTo(Map.of("a", List.of(1L)));
    assertThat(render("${{ {'a': {'b': 1}}}}", Markup.PLAIN))
        .isEqualTo(Map.of("a", Map.of("b", 1L)));
    assertThat(render("${{ 2 }}\n", Markup.PLAIN)).isEqualTo(2L);
    assertThat(render(" ${{ 2 }}", Markup.PLAIN)).isEqualTo(" 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "MRKDWN => <x> & ${{ content.name }}             => <x> & Sales &lt;Q1&gt; &amp; more",
        "MRKDWN => ${{ content.name }}                   => Sales &lt;Q1&gt; &amp; more",
        "HTML   => <b title='${{ \"'\\\"<>&\" }}'>       => <b title='&#39;&quot;&lt;&gt;&amp;'>",
        "URL    => https://x/${{ content.name }}?q=${{ 'a b*ü/..' }} => https://x/Sales%20%3CQ1%3E%20%26%20more?q=a%20b%2A%C3%BC%2F..",
        "URL    => https://x/${{ '..' }}/y               => https://x/%2E%2E/y",
        "URL    => ${{ content.url }}                    => https://tableau.example.com/#/site/demo/workbooks/7?a=b",
        "URL    => ${{ content.url }}/${{ 'a/b' }}       => https://tableau.example.com/#/site/demo/workbooks/7?a=b/a%2Fb",
        "PLAIN  => ${{ content.name }} & <x>             => Sales <Q1> & more & <x>",
      })
  void escapesValuesAsTheSettingDemands(Markup markup, String text, String expected) {
    assertThat(render(text, markup)).isEqualTo(expected);
  }

  @Test
  void escapesTheTextInLoneLists() {
    assertThat(render("${{ [content.name, {'a': '<'}, 1] }}", Markup.HTML))
        .isEqualTo(List.of("Sales &lt;Q1&gt; &amp; more", Map.of("a", "&lt;"), 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "Hello ${{ content.nmae }}          => 18 => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "a ${{ content.name                 =>  2 => The expression that begins here has no end. => Close it with }}.",
        "a ${{ 'x }}                        =>  2 => The expression that begins here has no end. => Close it with }}.",
        "a ${{ {'x': 1 }}                   =>  2 => The expression that begins here has no end. => Close it with }}.",
        "a ${{ }}                           =>  5 => The expression is empty. => Write one, or leave it out.",
        "Tags: ${{ content.tags }}          => 10 => 'content.tags' is a list, not text. => Write join(content.tags, ', ').",
        "x ${{ {'a': 1} }}                  =>  6 => '{'a': 1}' is a map, not text. => Write json({'a': 1}), or name one of its fields.",
        "Bearer ${{ secrets.SLACK_TOKEN }}  => 11 => A secret cannot be part of an expression or of other text. => Write ${{ secrets.NAME }} as the whole value of a setting that takes a secret.",
        "${{ secrets.SLACK_TOKN }}          => 12 => Unknown secret 'SLACK_TOKN'. => Did you mean 'SLACK_TOKEN'?",
        "${{ secrets.OTHER }}               => 12 => Unknown secret 'OTHER'. => Add 'OTHER' to secrets in the configuration.",
      })
  void saysWhereATemplateIsWrong(String text, int offset, String what, String fix) {
    assertThat(compiler.template(text).mistakes()).containsExactly(new Mistake(offset, what, fix));
  }

  @Test
  void reportsTheMistakesOfAllItsExpressions() {
    assertThat(compiler.template("${{ content.nmae }} ${{ contnet.name }}").mistakes())
        .extracting(Mistake::offset)
        .containsExactly(12, 24);
  }

  @Test
  void keepsSecretsAsPlaceholders() {
    var settings =
        settings(
            Map.of(
                "token",
                computed("${{ secrets.SLACK_TOKEN }}", Markup.PLAIN),
                "text",
                computed("${{ '${{ secrets.SLACK_TOKEN }}' }}", Markup.PLAIN)));
    assertThat(settings.render(Scopes.with(lookups)).input())
        .isEqualTo(
            Map.of("token", Map.of("secret", "SLACK_TOKEN"), "text", "${{ secrets.SLACK_TOKEN }}"));
  }

  @Test
  void leavesAbsentSettingsOutAndShowsAbsentValuesOfJsonAsNull() {
    var email = computed("${{ content.owner.email }}", Markup.PLAIN);
    var name = computed("${{ content.owner.name }}", Markup.PLAIN);
    var settings =
        settings(
            Map.of(
                "absent",
                email,
                "list",
                new Elements(List.of(email, name), false),
                "map",
                new Entries(Map.of("a", email, "b", name), false),
                "json",
                new Elements(
                    List.of(email, new Entries(Map.of("a", email), true), new Constant(7)), true)));
    assertThat(settings.render(Scopes.with(lookups)).input())
        .isEqualTo(
            Map.of(
                "list",
                List.of("ada"),
                "map",
                Map.of("b", "ada"),
                "json",
                Arrays.asList(null, Collections.singletonMap("a", null), 7)));
  }

  @Test
  void saysWhichRequiredSettingIsAbsent() {
    var settings =
        new StepSettings(
            Map.of("to", computed("${{ content.owner.email }}", Markup.PLAIN)),
            Set.of("to"),
            Set.of());
    assertThatThrownBy(() -> settings.render(Scopes.with(lookups)))
        .isInstanceOf(EvaluationFailed.class)
        .hasMessage(
            "Setting 'to' needs a value, but content.owner.email is absent. Give another, as in"
                + " default(content.owner.email, '…'), or skip the step with if:"
                + " content.owner.email != null");
  }

  @Test
  void fetchesEachValueOnceForAllSettings() {
    var settings =
        settings(
            Map.of(
                "a",
                computed("${{ content.name }} by ${{ content.owner.name }}", Markup.PLAIN),
                "b",
                computed("${{ content.name }}", Markup.PLAIN)));
    var rendered = settings.render(Scopes.with(lookups));
    assertThat(lookups.asked).containsExactlyInAnyOrder("content.name", "content.owner.name");
    assertThat(rendered.seen()).containsOnlyKeys("content.name", "content.owner.name");
  }

  @Test
  void passesAFailedLookupOn() {
    assertThatThrownBy(() -> render("x ${{ content.description }}", Markup.PLAIN))
        .isInstanceOf(LookupFailed.class);
  }

  @Test
  void refusesTextWithoutBounds() {
    var text = "${{ ['%s'].map(a, a + a)[0] }}".formatted("x".repeat(1_000)).repeat(600);
    assertThatThrownBy(() -> render(text, Markup.PLAIN))
        .isInstanceOf(EvaluationFailed.class)
        .hasMessage("The text of a setting has more than 1,000,000 characters.");
  }

  private @Nullable Object render(String text, Markup markup) {
    return settings(Map.of("x", computed(text, markup)))
        .render(Scopes.with(lookups))
        .input()
        .get("x");
  }

  private Computed computed(String text, Markup markup) {
    return switch (compiler.template(text)) {
      case Checked.Valid(var template) -> new Computed(template, markup);
      case Checked.Invalid(var mistakes) -> throw new AssertionError(mistakes.toString());
    };
  }

  private static StepSettings settings(Map<String, SettingValue> values) {
    return new StepSettings(values, Set.of(), Set.of());
  }
}
