package dev.tableauwebhooks.workflow.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
  private final ExpressionCompiler compiler = new ExpressionCompiler(Scopes.NAMES);

  /** The mistake stands where {@code ^} stands, which is not part of the expression. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "content.^nmae                         => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "content.^Name == 'x'                  => Unknown field 'Name' of content. => Did you mean 'name'?",
        "content . ^nmae                       => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "content.owner.^mail != ''             => Unknown field 'mail' of content.owner. => Did you mean 'email'?",
        "content.project.^zzz                  => Unknown field 'zzz' of content.project. => Use one of: luid, name, path.",
        "1 + size(content.^tag)                => Unknown field 'tag' of content. => Did you mean 'tags'?",
        "content.tags.exists(t, t == event.^tpye) => Unknown field 'tpye' of event. => Did you mean 'type'?",
        "content.tags.exists(t, ^u == 'x')     => Unknown name 'u'. => Use one of: content, earlier, env, event, events, group, incident, job, lineage, previous, run, secrets, site, steps, task, usage.",
        "^contnet.name                         => Unknown name 'contnet'. => Did you mean 'content'?",
        "default(content.^nmae, 'x')           => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "has(content.^nmae)                    => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "content.^nmae == null                 => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "'ü😀' + content.^nmae                 => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "content.name.^length                  => 'content.name' is text and has no field 'length'. => Leave out '.length'.",
        "content.tags.^first                   => 'content.tags' is a list and has no field 'first'. => Leave out '.first'.",
        "^content.owner                        => 'content.owner' is not a value. => Name what you want of it, such as content.owner.email, content.owner.fullName, content.owner.luid, content.owner.name.",
        "^content.owner == null                => 'content.owner' is not a value. => Name what you want of it, such as content.owner.email, content.owner.fullName, content.owner.luid, content.owner.name.",
        "^run                                  => 'run' is not a value. => Name what you want of it, such as run.id, run.workflow.",
        "steps.^cal.status                     => Unknown step 'cal'. => Did you mean 'call'?",
        "steps.^afterwards.status              => Step 'afterwards' has not run yet at this point. => Use only steps that come before this one.",
        "steps.call.^stats                     => Unknown output 'stats' of step 'call'. => Did you mean 'status'?",
        "steps.call.^zzz                       => Unknown output 'zzz' of step 'call'. => Use one of: body, ok, status.",
        "steps.quiet.^text                     => Unknown output 'text' of step 'quiet'. => Its action has no outputs.",
        "^steps.call                           => 'steps.call' is not a value. => Name what you want of it, such as steps.call.body, steps.call.ok, steps.call.status.",
        "^steps.quiet                          => 'steps.quiet' is not a value. => There is nothing in it here.",
        "earlier.^cal.status                   => Unknown step 'cal'. => Did you mean 'call'?",
        "earlier.call.^stats                   => Unknown output 'stats' of step 'call'. => Did you mean 'status'?",
        "^earlier.call                         => 'earlier.call' is not a value. => Name what you want of it, such as earlier.call.status.",
        "^inhibitor.key == 'x'                 => 'inhibitor' is known in 'inhibits' only. => Write 'incident' for the workflow's own incident.",
        "incident.^memebers                    => Unknown field 'memebers' of incident. => Did you mean 'members'?",
        "^group == null                        => 'group' is not a value. => Name what you want of it, such as group.count, group.id, group.names, group.number, group.openedAt.",
        "env.^REGIN                            => Unknown environment name 'REGIN'. => Did you mean 'REGION'?",
        "env.^HOME                             => Unknown environment name 'HOME'. => Add 'HOME' to env in the configuration.",
        "'Bearer ' + ^secrets.SLACK_TOKEN      => A secret cannot be part of an expression or of other text. => Write ${{ secrets.NAME }} as the whole value of a setting that takes a secret.",
        "^trunkate(content.name, 3)            => Unknown function 'trunkate'. => Did you mean 'truncate'?",
        "content.name.^startWith('x')          => Unknown function 'startWith'. => Did you mean 'startsWith'?",
        "math.^gratest(1, 2)                   => Unknown function 'math.gratest'. => Did you mean 'math.greatest'?",
        "^frobnicate(1)                        => Unknown function 'frobnicate'. => Use one of the functions in docs/workflow-reference.md.",
        "truncate^(content.name)               => 'truncate' cannot be applied to text. => Write it as truncate(text, length).",
        "content.name.truncate^(3)             => 'truncate' cannot be applied to text and a whole number. => Write it as truncate(text, length).",
        "content.name ^+ 1                     => '+' cannot be applied to text and a whole number. => Convert one side, for example with string(…), int(…) or double(…).",
        "content.tags ^== 'x'                  => '==' cannot be applied to a list and text. => Convert one side, for example with string(…), int(…) or double(…).",
        "content.createdAt ^> '2026-01-01'     => '>' cannot be applied to a time and text. => Write the time as timestamp('2026-11-24T08:30:00Z').",
        "^!content.name                        => '!' cannot be applied to text. => Compare it with something, for example with ==.",
        "content.name ^&& true                 => '&&' cannot be applied to text and true or false. => Compare it with something, for example with ==.",
        "content.isCertified ^? 1 : 'x'        => The alternatives are a whole number and text. => Give both the same type, for example with string(…).",
        "default^(content.name, 1)             => The alternatives are text and a whole number. => Give both the same type, for example with string(…).",
        "content.^name.exists(c, true)         => This is text where a list is needed. => Use a list, such as content.tags.",
        "content.name.matches(^'(')            => '(' is no regular expression: missing closing ). => See https://github.com/google/re2/wiki/Syntax.",
        "timestamp(^'yesterday')               => 'yesterday' is no time. => Write it like '2026-11-24T08:30:00Z'.",
        "duration(^'5 minutes')                => '5 minutes' is no duration. => Write it like '90s', '5m' or '1h30m'.",
        "event.createdAt.getHours(^'Europe/Berln') => Unknown time zone 'Europe/Berln'. => Did you mean 'Europe/Berlin'?",
        "formatDate(event.createdAt, ^'bbbb', 'UTC') => 'bbbb' is no pattern for dates. => Write it like 'yyyy-MM-dd HH:mm'.",
        "formatDate(event.createdAt, 'HH', ^'nowhere') => Unknown time zone 'nowhere'. => Write it like 'Europe/Berlin' or 'UTC'.",
        "content.name ==^                      => The expression ends too early. => Finish it.",
        "(content.name^                        => The expression ends too early. => Finish it.",
        "content.name ^= 'x'                   => '=' is no operator. => Write ==.",
        "true ^and false                       => 'and' is no operator. => Write &&.",
        "true ^or false                        => 'or' is no operator. => Write ||.",
        "content.name == ^'x                   => A quote is opened here and not closed. => Close it.",
        "content.name^) == 'x'                 => Unexpected ')'. => Check the operators, quotes and brackets around it.",
        "content.name ^# 1                     => Unexpected '#'. => Check the operators, quotes and brackets around it.",
        "^for == 1                             => 'for' is a reserved word. => Use another name.",
        "Foo^{a: 1}                            => Objects of a type cannot be made here. => Write a map with its keys in quotes: {'key': value}.",
        "content.^?name                        => Unsupported syntax '.?'. => Check the operators, quotes and brackets around it.",
      })
  void saysWhatIsWrongWhereAndHowToMendIt(String marked, String what, String fix) {
    var offset = marked.indexOf('^');
    assertThat(mistakes(marked.replace("^", ""))).containsExactly(new Mistake(offset, what, fix));
  }

  @Test
  void reportsEveryUnknownNameAtOnce() {
    assertThat(mistakes("content.nmae + contnet.name + foo(steps.cal.x)"))
        .extracting(Mistake::what)
        .containsExactly(
            "Unknown field 'nmae' of content.",
            "Unknown name 'contnet'.",
            "Unknown step 'cal'.",
            "Unknown function 'foo'.");
  }

  @Test
  void saysThatAnEmptyExpressionIsEmpty() {
    for (var text : List.of("", "  \n")) {
      assertThat(mistakes(text))
          .containsExactly(
              new Mistake(0, "The expression is empty.", "Write one, or leave it out."));
    }
  }

  @Test
  void refusesExpressionsBeyondReason() {
    assertThat(mistakes("1" + " + 1".repeat(3_000)))
        .containsExactly(
            new Mistake(
                0, "The expression has 12,001 characters, more than 10,000.", "Make it shorter."));
    assertThat(mistakes("(".repeat(500) + "1" + ")".repeat(500))).hasSize(1);
    assertThat(mistakes("['x']" + ".map(a, [a, a])".repeat(20)))
        .extracting(Mistake::what)
        .containsExactly("There are too many loops in this expression.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "content.name     => 0 => The condition is text, not true or false. => Compare it with something, such as: content.name != null",
        "${{ content.tags }} => 4 => The condition is a list, not true or false. => Compare it with something, such as: content.tags != null",
        "${{ content.nmae == 'x' }} => 12 => Unknown field 'nmae' of content. => Did you mean 'name'?",
        "1                => 0 => The condition is a number, not true or false. => Compare it with something, such as: 1 != null",
      })
  void demandsThatConditionsAreTrueOrFalse(String text, int offset, String what, String fix) {
    assertThat(compiler.condition(text).mistakes()).containsExactly(new Mistake(offset, what, fix));
  }

  private List<Mistake> mistakes(String text) {
    return compiler.compile(text, 0).mistakes();
  }
}
